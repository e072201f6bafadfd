/** The host of files: what it gives, to whom, and how. */
import assert from "node:assert/strict";
import { ADDRESS_LIFETIME, fileAddress } from "../../../domain/attachments/address.ts";
import type { Attachment } from "../../../domain/attachments/attachment.ts";
import { PIECE } from "../../../domain/attachments/pieces.ts";
import type { Scanner } from "../../../domain/attachments/ports.ts";
import { createFiles } from "../../../routes/attachments/files.ts";
import { attachmentsTest, type AttachmentsWorld } from "../../domain/attachments/world.ts";
import { bytesOf, joined, pdf } from "../../support/files.ts";

const scanner: Scanner = { scan: () => Promise.reject(new Error("not asked")) };

/** Who asks for what; refusals say what they were given. */
function filesOf(world: AttachmentsWorld, more: { scanner?: Scanner } = { scanner }) {
  const files = createFiles({
    ...world.deps,
    ...more,
    languages: ["fa", "en"],
    refuse: (request, code, { language }) => {
      const cookie = request.headers.get("cookie");
      const said = JSON.stringify({ code, language, cookie });
      return Promise.resolve(new Response(said, { status: 404 }));
    },
  });
  return async (path: string, headers: Record<string, string> = {}, method = "GET") => {
    const request = new Request(`https://files.example.ir${path}`, { method, headers });
    const response = await files(request, { requestId: "request-1" });
    const body = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(body);
    return { status: response.status, headers: response.headers, body, text };
  };
}

const addressOf = (world: AttachmentsWorld, { id }: Attachment) =>
  fileAddress(world.deps, { accountId: "account-1", attachment: id }, "en");

attachmentsTest("files: a clean file is a download that runs nowhere", async (world) => {
  const file = await world.upload();
  await world.work();
  const { status, headers, body } = await filesOf(world)(addressOf(world, file));
  assert.equal(status, 200);
  assert.deepEqual(body, pdf());
  assert.deepEqual(Object.fromEntries(headers), {
    "accept-ranges": "bytes",
    "cache-control": "no-store",
    "content-disposition":
      `attachment; filename="attachment.pdf"; filename*=UTF-8''%D9%86%D8%A7%D9%85%D9%87.pdf`,
    "content-length": String(file.size),
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "content-type": "application/pdf",
    "cross-origin-resource-policy": "same-site",
    "etag": `"${file.sha256}"`,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-request-id": "request-1",
  });
});

attachmentsTest("files: text is said to be UTF-8", async (world) => {
  const file = await world.upload(bytesOf("plain"), { name: "a.txt", type: "text/plain" });
  await world.work();
  const { headers } = await filesOf(world)(addressOf(world, file));
  assert.equal(headers.get("content-type"), "text/plain; charset=utf-8");
});

attachmentsTest("files: a download that broke off goes on", async (world) => {
  const bytes = pdf("%".repeat(3 * PIECE));
  const file = await world.upload(bytes);
  await world.work();
  const ask = filesOf(world);
  const address = addressOf(world, file);
  const half = PIECE + 17;
  const first = await ask(address, { range: `bytes=0-${half - 1}` });
  const rest = await ask(address, { range: `bytes=${half}-`, "if-range": `"${file.sha256}"` });
  assert.equal(first.status, 206);
  assert.equal(rest.headers.get("content-range"), `bytes ${half}-${file.size - 1}/${file.size}`);
  assert.equal(rest.headers.get("content-length"), String(file.size - half));
  assert.deepEqual(joined(first.body, rest.body), bytes);
  const other = await ask(address, { range: "bytes=1-2", "if-range": '"another"' });
  assert.deepEqual([other.status, other.body.length], [200, file.size]);
  const outside = await ask(address, { range: `bytes=${file.size}-` });
  assert.deepEqual(
    [outside.status, outside.headers.get("content-range")],
    [416, `bytes */${file.size}`],
  );
  assert.equal(outside.body.length, 0);
});

attachmentsTest(
  "files: HEAD tells the same without the bytes; nothing else is done",
  async (world) => {
    const file = await world.upload();
    await world.work();
    const ask = filesOf(world);
    const head = await ask(addressOf(world, file), {}, "HEAD");
    assert.deepEqual([head.status, head.body.length], [200, 0]);
    assert.equal(head.headers.get("content-length"), String(file.size));
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) {
      assert.equal((await ask(addressOf(world, file), {}, method)).status, 405);
    }
  },
);

attachmentsTest("files: only clean ones, and nothing tells why not", async (world) => {
  const ask = filesOf(world);
  const pending = await world.upload();
  const address = addressOf(world, pending);
  const gone = await ask(address);
  assert.deepEqual([gone.status, JSON.parse(gone.text)], [404, {
    code: "file_gone",
    language: "en",
    cookie: null,
  }]);
  world.verdict = (bytes) =>
    bytes.length === pdf().length
      ? { verdict: "infected", threat: "Eicar-Signature" }
      : { verdict: "unscannable", reason: "encrypted" };
  const unscannable = await world.upload(pdf("other"));
  const refused = await world.upload(pdf().slice(0, -3));
  await world.work();
  const key = new URL(address, "https://a").searchParams.get("key")!;
  const none = fileAddress(world.deps, { accountId: "account-1", attachment: "01234" }, "en");
  for (
    const path of [
      address,
      addressOf(world, unscannable),
      addressOf(world, refused),
      none,
      `/${pending.id}?lang=en`,
      `/${unscannable.id}?lang=en&key=${key}`,
      "/?lang=en",
      "/static/a.css?lang=en",
    ]
  ) {
    const answer = await ask(path);
    assert.deepEqual([answer.status, answer.text], [404, gone.text], path);
  }
});

attachmentsTest("files: an old address gives nothing, and no cookie is read", async (world) => {
  const file = await world.upload();
  await world.work();
  const ask = filesOf(world);
  const address = addressOf(world, file);
  world.clock.time += ADDRESS_LIFETIME;
  const late = await ask(address, { cookie: "panjereh_language=fa; panjereh_session=sara" });
  assert.equal(late.status, 404);
  assert.deepEqual(JSON.parse(late.text), { code: "file_gone", language: "en", cookie: null });
  const odd = await ask(address.replace("lang=en", "lang=xx"));
  assert.equal(JSON.parse(odd.text).language, undefined);
});

attachmentsTest("files: without a scanner nothing is served", async (world) => {
  const file = await world.upload();
  await world.work();
  assert.equal((await filesOf(world, {})(addressOf(world, file))).status, 404);
});
