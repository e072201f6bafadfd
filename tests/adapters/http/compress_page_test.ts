/** Pages that are sent again are compressed ahead, and are what they were, whatever differs in them. */
import assert from "node:assert/strict";
import { brotliDecompressSync } from "node:zlib";
import fc from "fast-check";
import {
  compressNow,
  createPageCompressor,
  type Sent,
} from "../../../adapters/http/compress_page.ts";
import { fillPage, preparePage } from "../../../adapters/http/prepared_page.ts";
import { createBackground } from "../../../adapters/runtime/background.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { newCaptchaId } from "../../../domain/captcha/id.ts";
import { catalogue, languages } from "../../views/sample.ts";

const opened = (bytes: Uint8Array) => brotliDecompressSync(bytes).toString();
/** As long as one of a security code. */
const ID = newCaptchaId(
  { random: systemRandom, hash: { digest: () => "t".repeat(43), matches: () => true } },
  "transaction",
  { expiresAt: Date.UTC(2026, 10, 30), script: "persian", bits: 13, isSecond: false },
);
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"];
const anyId = fc.string({
  unit: fc.constantFrom(...LETTERS),
  minLength: ID.length,
  maxLength: ID.length,
});

const formOf = (id: string, rest = "") =>
  `<!doctype html><title>ورود</title>${"<p>رمز یک‌بارمصرف</p>".repeat(20)}${rest}` +
  `<img src="/captcha/${id}.png"><a href="/captcha/${id}/sound">صدا</a>` +
  `<input name="captcha_id" value="${id}"><p>رمز یک‌بارمصرف را به کسی نگویید.</p>`;

Deno.test("preparePage() gives the page with any identifier, as everybody's decoder reads it", async () => {
  const prepared = (await preparePage(formOf(ID), ID))!;
  const shown = (id: string) => opened(fillPage(prepared, id));
  fc.assert(fc.property(anyId, (id) => assert.equal(shown(id), formOf(id))), {
    numRuns: 30,
  });
  // The codes of what follows may not depend on any of the last two characters.
  for (const [i, last] of LETTERS.entries()) {
    const id = `${"x".repeat(ID.length - 2)}${"Aa0-_"[i % 5]}${last}`;
    assert.equal(shown(id), formOf(id));
  }
});

Deno.test("preparePage() makes the first form small in each language", async () => {
  const { render } = catalogue.find(({ name }) => name === "mobile/empty")!;
  for (const language of languages.keys()) {
    const html = render({ language, sandbox: false }).replaceAll("3f1d5c", ID);
    const prepared = (await preparePage(html, ID))!;
    const { length } = fillPage(prepared, ID);
    assert.ok(length <= 3584, `${length} bytes`);
  }
});

function setUp() {
  const clock = { time: 0, now: () => clock.time };
  const background = createBackground(clock);
  const compress = createPageCompressor({ clock, background: background.run });
  /** Sends the page so often that it is prepared. */
  const sendOften = async (html: string, sent?: Sent) => {
    for (let i = 0; i < 3; i++) assert.equal(opened(compress(html, sent)), html);
    await background.settled();
  };
  return { clock, compress, sendOften };
}

Deno.test("createPageCompressor() compresses a rare page each time, and best what is sent often", async () => {
  const { compress, sendOften } = setUp();
  const first = compress(formOf(ID));
  assert.deepEqual(first, compressNow(formOf(ID)));
  await sendOften(formOf(ID));
  const other = `${"z".repeat(ID.length - 1)}-`;
  const ready = compress(formOf(other));
  assert.equal(opened(ready), formOf(other));
  assert.notDeepEqual(ready, compressNow(formOf(other)));
});

Deno.test("createPageCompressor() tells pages apart by where the identifier stands", async () => {
  const { compress, sendOften } = setUp();
  const [one, other] = [`<p>${ID}</p><p></p>`, `<p></p><p>${ID}</p>`];
  await sendOften(one);
  for (const html of [other, one, other]) assert.equal(opened(compress(html)), html);
});

Deno.test("createPageCompressor() keeps a page without an identifier as a whole", async () => {
  const { compress, sendOften } = setUp();
  await sendOften(formOf("short"));
  const [ready, again] = [compress(formOf("short")), compress(formOf("short"))];
  assert.equal(opened(ready), formOf("short"));
  assert.deepEqual(ready, again);
  assert.notDeepEqual(ready, compressNow(formOf("short")));
});

Deno.test("createPageCompressor() keeps nothing of a signed-in person's own pages", async () => {
  const { compress, sendOften } = setUp();
  const own = formOf("short", "مریم احمدی");
  await sendOften(own, { isOwn: true });
  assert.deepEqual(compress(own), compressNow(own));
  await sendOften(own);
  assert.deepEqual(compress(own, { isOwn: true }), compressNow(own));
});

Deno.test("createPageCompressor() prepares one page in two seconds, whatever is asked of it", async () => {
  const { clock, compress, sendOften } = setUp();
  const isPrepared = (html: string) =>
    !Array.from(compress(html)).every((byte, i) => byte === compressNow(html)[i]);
  await sendOften(formOf(ID, "1"));
  await sendOften(formOf(ID, "2"));
  assert.deepEqual([formOf(ID, "1"), formOf(ID, "2")].map(isPrepared), [true, false]);
  clock.time += 2000;
  await sendOften(formOf(ID, "2"));
  assert.equal(isPrepared(formOf(ID, "2")), true);
});
