/**
 * The form with a photo: refused before it is read, one at a time, within its time limit, and every
 * slot given back.
 */
import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { MAX_UPLOADS, PHOTO_PATIENCE } from "../../../routes/assurance/photo_upload.ts";
import { join, PHOTO_FORM, PNG } from "../../support/photos.ts";
import { beginUpload, FORM_END, FORM_HEAD, statusOf } from "../../support/raw_upload.ts";
import { eventually, within } from "../../support/waiting.ts";
import { programTest, setFault, signIn, type World } from "../journey.ts";

/** People who can reach level 2. */
const PEOPLE = [
  "verified-citizen",
  "card-of-another",
  "two-sims",
  "chief-executive",
  "long-name",
  "arabic-letters",
  "hostile-name",
  "foreign-passport",
  "foreign-unique",
];

const MEGABYTE = 1024 ** 2;
/** Longer than a test runs. */
const LONG = { grace: HOUR, rate: 1 };

/**
 * A person at the form, what they send, and the response to a form without a file in the meantime.
 */
async function arrive(world: World, persona = PEOPLE[0]) {
  const browser = world.browser();
  const person = world.person(persona);
  await signIn(world.program, browser, person, `${world.at("notary")}/`);
  const { port } = world.program;
  const cookie = `panjereh_session=${browser.cookie(world.origin, "panjereh_session")}`;
  const begin = (length?: number) =>
    beginUpload({ port, host: `localhost:${port}`, cookie, length });

  async function send(...parts: (Uint8Array | string)[]): Promise<string> {
    const form = join(...parts);
    using upload = await begin(form.length);
    await upload.send(form);
    return await upload.answer;
  }
  /** 400 if no upload of this person is under way. */
  const probe = async () => statusOf(await send("--b--\r\n"));
  /**
   * An upload that holds its slot, begun with these parts. It is refused if a probe came first;
   * then another is begun.
   */
  async function hold(length: number | undefined, ...parts: (Uint8Array | string)[]) {
    while (true) {
      const upload = await begin(length);
      await upload.send(...parts);
      let isRefused = false;
      upload.answer.then(() => isRefused = true, () => {});
      while (!isRefused) {
        if (await probe() === 503) return upload;
      }
      upload[Symbol.dispose]();
    }
  }
  /** One of 1 MB, half of it sent. */
  const beginHalf = () =>
    within(hold(MEGABYTE, FORM_HEAD, new Uint8Array(MEGABYTE / 2)), "a place for an upload");
  return { send, begin, beginHalf, hold, probe, browser };
}

programTest("photo: without attempts left not a byte is read", async (world) => {
  const { send, begin } = await arrive(world);
  const photo = await (await fetch(`${world.program.sandbox.origin}/photos/two-sims.png`)).bytes();
  for (let tries = 0; tries < 10; tries++) {
    assert.equal(statusOf(await send(FORM_HEAD, photo, FORM_END)), 422);
  }
  using upload = await begin(5 * MEGABYTE);
  const answer = await upload.answer;
  assert.equal(statusOf(answer), 429);
  assert.match(answer, /^retry-after: \d+/im);
});

programTest(
  "photo: of one with a stated length that is too large not a byte is read",
  async (world) => {
    const { begin, probe } = await arrive(world);
    using upload = await begin(6 * MEGABYTE);
    assert.equal(statusOf(await upload.answer), 413);
    assert.equal(await probe(), 400);
  },
);

programTest("photo: one at a time per person, and others continue", async (world) => {
  const { begin, beginHalf, probe, browser } = await arrive(world);
  using first = await beginHalf();
  using second = await begin(5 * MEGABYTE);
  const refused = await second.answer;
  assert.equal(statusOf(refused), 503, "before a byte of it was sent");
  assert.match(refused, /^retry-after: 10\r$/im);
  assert.match(refused, /تصویر قبلی شما هنوز در حال بررسی است/);
  // A browser shows the page after it has sent its whole file.
  const whole = await browser.send(`${world.origin}/login/level/face`, {
    method: "POST",
    headers: {
      "content-type": PHOTO_FORM,
      "sec-fetch-site": "same-origin",
    },
    body: join(FORM_HEAD, new Uint8Array(5 * MEGABYTE), FORM_END),
  });
  assert.equal(whole.status, 503);
  assert.match(whole.main, /تصویر قبلی شما هنوز در حال بررسی است/);

  const other = await arrive(world, PEOPLE[1]);
  assert.equal(await other.probe(), 400);
  await first.send(new Uint8Array(MEGABYTE / 2 - FORM_HEAD.length - FORM_END.length), FORM_END);
  assert.equal(statusOf(await first.answer), 422, "no picture");
  assert.equal(await probe(), 400);
});

programTest("photo: the slot is given back however an upload ends", async (world) => {
  const { send, beginHalf, hold, probe } = await arrive(world);
  {
    using _left = await beginHalf();
  }
  await eventually(async () => assert.equal(await probe(), 400, "the client has left"));

  const chunk = new Uint8Array(MEGABYTE);
  const start = chunk.subarray(0, 65_536 - FORM_HEAD.length);
  using large = await within(
    hold(undefined, "10000\r\n", FORM_HEAD, start, "\r\n"),
    "a place for an upload",
  );
  for (let sent = 0; sent < 6; sent++) await large.send("100000\r\n", chunk, "\r\n");
  assert.equal(statusOf(await large.answer), 413);
  assert.equal(await probe(), 400, "too large");

  using malformed = await beginHalf();
  await malformed.send(new Uint8Array(MEGABYTE / 2 - FORM_HEAD.length));
  assert.equal(statusOf(await malformed.answer), 400);
  assert.equal(await probe(), 400, "malformed");

  for (const mode of ["error", "ok"] as const) {
    await setFault(world.program, { target: "faces", mode });
    const expected = mode === "ok" ? 422 : 503;
    assert.equal(statusOf(await send(FORM_HEAD, PNG, FORM_END)), expected);
    assert.equal(await probe(), 400, `the matcher's ${mode}`);
  }
  assert.equal(statusOf(await send("--b\r\n\r\n\r\n".repeat(95_000), "--b--\r\n")), 400);
  assert.equal(await probe(), 400, "empty parts");
});

programTest(
  "photo: one that does not arrive in time is given up, and the page says so",
  async (world) => {
    const { begin, probe } = await arrive(world);
    using upload = await begin(MEGABYTE);
    await upload.send(FORM_HEAD);
    const answer = await upload.answer;
    assert.equal(statusOf(answer), 422);
    assert.match(answer, /تصویر در ۲ دقیقه به ما نرسید/);
    // On a busy machine a probe may be late itself.
    await eventually(async () => assert.equal(await probe(), 400));
  },
  { patience: { form: LONG, photo: { ...LONG, limit: 300 } } },
);

Deno.test("photo: two minutes, at any speed", () => {
  assert.equal(PHOTO_PATIENCE.limit, 2 * MINUTE);
});

programTest("photo: a few at a time in total", async (world) => {
  const people = [];
  for (const persona of PEOPLE) people.push(await arrive(world, persona));
  assert.equal(people.length, MAX_UPLOADS + 1);
  const uploads = [];
  for (const person of people.slice(1)) uploads.push(await person.beginHalf());
  const [{ begin, probe }] = people;
  using more = await begin(5 * MEGABYTE);
  const answer = await more.answer;
  assert.equal(statusOf(answer), 503, "before a byte of it was sent");
  assert.match(answer, /^retry-after: 10\r$/im);
  assert.match(answer, /اکنون افراد زیادی در حال ارسال تصویرند/);
  uploads[0][Symbol.dispose]();
  await eventually(async () => assert.equal(await probe(), 400));
  for (const upload of uploads) upload[Symbol.dispose]();
});
