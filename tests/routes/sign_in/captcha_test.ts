/** The security code as a picture and as a sound, whole and in parts. */
import assert from "node:assert/strict";
import type { Captchas } from "../../../domain/captcha/captcha.ts";
import { windowTest } from "../parts.ts";

const ID = "c".repeat(42);
const OURS = { panjereh_transaction: "t".repeat(43) };
const SOUND = Uint8Array.from({ length: 100 }, (_, at) => at);

/** A window whose security codes say how they were asked for. */
function captchaTest(
  name: string,
  run: (world: Parameters<Parameters<typeof windowTest>[1]>[0], asked: unknown[]) => Promise<void>,
) {
  const asked: unknown[] = [];
  windowTest(`captcha: ${name}`, (world) => run(world, asked), {
    alter({ deps, hash }) {
      const ours = hash.digest("transaction", OURS.panjereh_transaction);
      deps.captchas = {
        ...deps.captchas,
        picture: (id: string, transaction: string) => {
          asked.push(id);
          return Promise.resolve(transaction === ours ? Uint8Array.of(1, 2) : null);
        },
        sound: (id, transaction, { language, partOf }) => {
          asked.push([id, { language, sent: partOf(SOUND.length) }]);
          return Promise.resolve(transaction === ours ? SOUND : null);
        },
      } as Captchas;
    },
  });
}

captchaTest(
  "the picture is for the browser that it was issued to",
  async ({ send, shown }, asked) => {
    const response = await send(`/captcha/${ID}.png`, { cookies: OURS });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "image/png");
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.deepEqual(await response.bytes(), Uint8Array.of(1, 2));
    assert.deepEqual(asked, [ID]);
    for (const cookies of [undefined, { panjereh_transaction: "x".repeat(43) }]) {
      assert.equal((await send(`/captcha/${ID}.png`, { cookies })).status, 404);
      assert.equal(shown.at(-1)!.props.problem, "not_found");
    }
  },
);

captchaTest("an invalid name is not looked up", async ({ send }, asked) => {
  const names = [`${ID}c.png`, `${ID.slice(1)}.png`, `${ID}.gif`, `${ID}/sound/x`, `${ID}c/sound`];
  for (const name of names) {
    assert.equal((await send(`/captcha/${name}`, { cookies: OURS })).status, 404, name);
  }
  assert.deepEqual(asked, []);
});

captchaTest(
  "the sound is in the page's language, for the browser that it was issued to",
  async ({ send }, asked) => {
    const response = await send(`/captcha/${ID}/sound?lang=ar`, { cookies: OURS });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "audio/mpeg");
    assert.equal(response.headers.get("accept-ranges"), "bytes");
    assert.deepEqual(await response.bytes(), SOUND);
    assert.deepEqual(asked, [[ID, { language: "ar", sent: 100 }]]);
    assert.equal((await send(`/captcha/${ID}/sound`)).status, 404);
  },
);

/** Range → status, first and last byte. */
const RANGES: [string, number, [number, number] | null][] = [
  ["bytes=0-", 206, [0, 99]],
  ["bytes=0-0", 206, [0, 0]],
  ["bytes=0-1", 206, [0, 1]],
  ["bytes=0-2", 206, [0, 2]],
  ["bytes=0-99", 206, [0, 99]],
  ["bytes=0-100", 206, [0, 99]],
  ["bytes=50-", 206, [50, 99]],
  ["bytes=1-1", 206, [1, 1]],
  ["bytes=99-", 206, [99, 99]],
  ["bytes=100-", 416, null],
  ["bytes=5-4", 416, null],
  ["bytes=-5", 200, [0, 99]],
  ["bytes=0-1,5-6", 200, [0, 99]],
  ["items=0-1", 200, [0, 99]],
  ["bytes=0000000000-", 200, [0, 99]],
];

for (const [range, status, part] of RANGES) {
  captchaTest(`of the sound, ${range}`, async ({ send }, asked) => {
    const response = await send(`/captcha/${ID}/sound`, { cookies: OURS, headers: { range } });
    assert.equal(response.status, status);
    const [first, last] = part ?? [0, -1];
    const sent = last - first + 1;
    assert.deepEqual(asked, [[ID, { language: "fa", sent }]], "counts what is sent");
    const which = part ? `bytes ${first}-${last}/100` : "bytes */100";
    assert.equal(response.headers.get("content-range"), status === 200 ? null : which);
    assert.deepEqual(
      await response.bytes(),
      part ? SOUND.slice(first, last + 1) : new Uint8Array(),
    );
  });
}
