/** The pages of letters: what a person sees, opens and confirms, and what nobody else does. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { openAddress } from "../../../domain/attachments/address.ts";
import { attachmentRecord, type AttachmentState } from "../../../domain/attachments/attachment.ts";
import { type NewLetter, postLetter } from "../../../domain/messages/post_letter.ts";
import { letterProofRecord } from "../../../domain/messages/letter.ts";
import { readOwnLetter } from "../../../domain/messages/serve_letter.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import type { WindowPorts } from "../../../routes/site/window_ports.ts";
import { countNeedsMe, countUnread } from "../../support/box_counts.ts";
import { auditOf } from "../../support/audit.ts";
import { agency, introduce, newLetter } from "../../support/letters.ts";
import { writeAccount } from "../../support/sessions.ts";
import { SARA } from "../../support/sign_in_world.ts";
import { SIGNED_IN, WINDOW, type WindowOptions, windowTest, type WindowWorld } from "../parts.ts";

const SERVICES: WindowOptions = {
  services: [
    { id: "court", title: { fa: "ثبت من", en: "Court" } },
    { id: "tax", title: { fa: "مالیات", en: "Tax" } },
  ],
};
/** The person of the cookie. */
const OWN = "account-1";
const OTHER = "account-2";

const mine = (world: WindowWorld, path: string, form?: Record<string, string>) =>
  world.send(path, {
    form,
    cookies: SIGNED_IN,
    headers: form && { "sec-fetch-site": "same-origin" },
  });
const shownTo = async (world: WindowWorld, path: string) => {
  assert.equal((await mine(world, path)).status, 200);
  return world.shown.at(-1)!.props;
};

/** @returns the letter's ID; later ones are a second younger */
async function post(
  world: WindowWorld,
  { to = OWN, service = "court", ...more }: Partial<NewLetter> & { to?: string; service?: string } =
    {},
): Promise<string> {
  world.clock.time += 1000;
  await writeAccount(world, { id: to, mobile: SARA.mobile });
  const from = agency(service);
  const letter = newLetter(await introduce(world, from, to), more);
  const key = crypto.randomUUID();
  const posted = await postLetter(world.deps, from, letter, { key, digest: key });
  assert.ok(typeof posted === "object" && "id" in posted && posted.state === "accepted");
  return posted.id;
}

const titles = (props: { items: { title: string }[] }) => props.items.map(({ title }) => title);

windowTest("letters: the newest first, with the agency's name", async (world) => {
  await post(world, { title: "یک", number: "12" });
  await post(world, { title: "دو", service: "tax", needsConfirmation: true });
  const props = await shownTo(world, "/letters");
  assert.deepEqual(titles(props), ["دو", "یک"]);
  assert.deepEqual(props.items[0].agency, { text: "مالیات", language: "fa" });
  assert.ok(props.items[0].isUnread && props.items[0].needsMe && !props.items[1].needsMe);
  assert.deepEqual(props.counts, { unread: 2, needsMe: 1 });
}, SERVICES);

windowTest("letters: twenty a page, and one that arrives meanwhile moves no row", async (world) => {
  for (let i = 0; i < 45; i++) await post(world, { title: `${i}` });
  const first = await shownTo(world, "/letters");
  await post(world, { title: "new" });
  const second = await shownTo(world, first.older);
  const third = await shownTo(world, second.older);
  const seen = [first, second, third].flatMap(titles);
  assert.deepEqual(seen, Array.from({ length: 45 }, (_, i) => `${44 - i}`));
  assert.deepEqual([first.newest, second.newest, third.older], [undefined, "/letters", undefined]);
}, SERVICES);

windowTest("letters: those that are unread, and those that wait for the person", async (world) => {
  const read = await post(world, { title: "read" });
  await post(world, { title: "unread" });
  await post(world, { title: "waits", needsConfirmation: true });
  await mine(world, `/letters/${read}`, {});
  assert.deepEqual(titles(await shownTo(world, "/letters?only=unread")), ["waits", "unread"]);
  assert.deepEqual(titles(await shownTo(world, "/letters?only=needs_me")), ["waits"]);
  assert.equal((await shownTo(world, "/letters?only=x")).items.length, 3);
}, SERVICES);

windowTest("letters: search by title, number and agency, and page by page", async (world) => {
  for (let i = 0; i < 30; i++) await post(world, { title: `قبض ${i}`, service: "tax" });
  await post(world, { title: "كارت ملی", number: "AB-77" });
  for (const q of ["کارت", "ab 77", "۷۷", "court", "ثبت من"]) {
    const query = new URLSearchParams({ q });
    assert.deepEqual(titles(await shownTo(world, `/letters?${query}`)), ["كارت ملی"], q);
  }
  const first = await shownTo(world, "/letters?q=tax");
  const second = await shownTo(world, first.older);
  const seen = [...titles(first), ...titles(second)];
  assert.deepEqual(seen, Array.from({ length: 30 }, (_, i) => `قبض ${29 - i}`));
  assert.deepEqual([second.older, second.newest], [undefined, "/letters?q=tax"]);
  assert.deepEqual((await shownTo(world, "/letters?q=nothing")).items, []);
}, SERVICES);

windowTest("letters: of one agency", async (world) => {
  await post(world, { title: "one" });
  await post(world, { title: "two", service: "tax" });
  const props = await shownTo(world, "/letters?agency=court");
  assert.deepEqual(titles(props), ["one"]);
  assert.equal(props.agency.text, "ثبت من");
}, SERVICES);

windowTest(
  "letters: a cursor of another person, search or filter gives the first page",
  async (world) => {
    for (let i = 0; i < 25; i++) await post(world, { title: `${i}` });
    const { older } = await shownTo(world, "/letters");
    const cursor = new URL(older, "http://x").searchParams.get("after")!;
    for (const path of ["/letters?only=unread&", "/letters?q=1&", "/letters?agency=court&"]) {
      const props = await shownTo(world, path + new URLSearchParams({ after: cursor }));
      assert.equal(props.newest, undefined, path);
    }
  },
  SERVICES,
);

windowTest(
  "a letter: lists, HEAD and looking at it leave it unread; its button opens it",
  async (world) => {
    const id = await post(world);
    for (const method of ["GET", "HEAD"]) {
      for (const path of ["/letters", `/letters/${id}`, "/letters?only=unread", "/letters?q=رأی"]) {
        const headers = { "sec-purpose": "prefetch" };
        const { status } = await world.send(path, { method, headers, cookies: SIGNED_IN });
        assert.equal(status, 200, path);
      }
    }
    assert.equal(await countUnread(world.store, OWN), 1);
    assert.equal((await shownTo(world, `/letters/${id}`)).isUnread, true);

    const answer = await mine(world, `/letters/${id}`, {});
    assert.deepEqual([answer.status, answer.headers.get("location")], [303, `/letters/${id}`]);
    assert.equal(await countUnread(world.store, OWN), 0);
    const { isUnread, steps } = await shownTo(world, `/letters/${id}`);
    assert.equal(isUnread, false);
    assert.deepEqual(steps.at(-1), { step: "opened", at: world.clock.time });
  },
  SERVICES,
);

windowTest("a letter: the confirmation opens it too", async (world) => {
  const id = await post(world, { needsConfirmation: true });
  assert.equal((await shownTo(world, `/letters/${id}`)).awaitsConfirmation, true);
  assert.equal((await mine(world, `/letters/${id}`, { confirm: "1" })).status, 303);
  assert.deepEqual([await countUnread(world.store, OWN), await countNeedsMe(world.store, OWN)], [
    0,
    0,
  ]);
  const { awaitsConfirmation, confirmedAt } = await shownTo(world, `/letters/${id}`);
  assert.deepEqual([awaitsConfirmation, confirmedAt], [false, world.clock.time]);
}, SERVICES);

windowTest("a letter: a form of another site opens nothing", async (world) => {
  const id = await post(world);
  const answer = await world.send(`/letters/${id}`, {
    form: {},
    cookies: SIGNED_IN,
    headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  });
  assert.equal(answer.status, 403);
  assert.equal(await countUnread(world.store, OWN), 1);
}, SERVICES);

windowTest(
  "a letter of another person: answered as one that never was, and audited",
  async (world) => {
    const id = await post(world, { to: OTHER });
    const never = "0193f0a4-1000-7100-9a5b-3c21d1000003";
    const forms: (Record<string, string> | undefined)[] = [undefined, {}, { confirm: "1" }];
    for (const form of forms) {
      const [other, unknown] = [
        await mine(world, `/letters/${id}`, form),
        await mine(world, `/letters/${never}`, form),
      ];
      assert.deepEqual([other.status, unknown.status], [404, 404]);
      assert.equal(await other.text(), await unknown.text());
      const [one, two] = world.shown.slice(-2);
      assert.deepEqual(one.props, two.props);
    }
    assert.equal(await countUnread(world.store, OTHER), 1);
    assert.equal((await readOwnLetter(world, OTHER, id))!.letter.openedAt, undefined);
    assert.deepEqual(titles(await shownTo(world, "/letters")), []);
    assert.deepEqual(
      titles(await shownTo(world, `/letters?${new URLSearchParams({ q: "رأی" })}`)),
      [],
    );
    for (const path of ["proof", "files/f1"]) {
      assert.equal((await mine(world, `/letters/${id}/${path}`)).status, 404, path);
    }
    const audited = await auditOf(world, "letter.unknown");
    assert.deepEqual(audited.map(({ accountId }) => accountId), [OWN]);
  },
  SERVICES,
);

windowTest("home: what waits for the person, and how many letters are unread", async (world) => {
  const lapsesAt = undefined;
  const none = { unread: 0, waiting: 0, items: [], answered: 0, lapsesAt };
  assert.deepEqual((await shownTo(world, "/")).needs, none);
  await post(world, { title: "unread" });
  for (let i = 0; i < 5; i++) await post(world, { title: `${i}`, needsConfirmation: true });
  const { needs } = await shownTo(world, "/");
  assert.deepEqual({ ...needs, items: titles(needs) }, {
    unread: 6,
    waiting: 5,
    items: ["4", "3", "2"],
    answered: 0,
    lapsesAt,
  });
}, SERVICES);

const SIGNED: WindowOptions = {
  ...SERVICES,
  deps: {
    signer: {
      signProof: (claims: object) => Promise.resolve(JSON.stringify(claims)),
    } as WindowPorts["signer"],
  },
};

windowTest("a letter: its proof of service is downloaded, signed", async (world) => {
  const id = await post(world);
  const answer = await mine(world, `/letters/${id}/proof`);
  assert.equal(answer.headers.get("content-disposition"), `attachment; filename="proof-${id}.jws"`);
  assert.equal(answer.headers.get("cache-control"), "no-store");
  const at = new Date(world.clock.time).toISOString();
  const file = await mine(world, `/letters/${id}/content`);
  assert.equal(
    file.headers.get("content-disposition"),
    `attachment; filename="letter-${id}.json"`,
  );
  const content = await file.text();
  assert.equal(JSON.parse(content).title, "رأی هیئت حل اختلاف");
  assert.deepEqual(await answer.json(), {
    iss: WINDOW,
    letter: id,
    service: "court",
    posted_at: at,
    content_sha256: createHash("sha256").update(content).digest("hex"),
    proof: [{ step: "accepted", at }, { step: "stored", at }],
  });
  assert.equal((await shownTo(world, `/letters/${id}`)).hasContent, true);
}, SIGNED);

windowTest("a letter of an earlier version has no file to check with its proof", async (world) => {
  const id = await post(world);
  const { proof: { content: _, ...proof } } = (await readOwnLetter(world.deps, OWN, id))!;
  await commitTo(world.store).set(letterProofRecord(id), proof).commit();
  assert.equal((await shownTo(world, `/letters/${id}`)).hasContent, false);
  assert.equal((await mine(world, `/letters/${id}/content`)).status, 404);
  assert.equal("content_sha256" in await (await mine(world, `/letters/${id}/proof`)).json(), false);
}, SIGNED);

const FILE = { id: "f1", name: "a.pdf", type: "application/pdf", size: 12, sha256: "00" } as const;

const setFile = (world: WindowWorld, state: AttachmentState) =>
  commitTo(world.store).set(attachmentRecord("f1"), {
    ...FILE,
    service: "court",
    offset: 12,
    changedAt: 0,
    state,
  }).commit();

windowTest(
  "a letter: a clean file is led to for minutes, any other is explained",
  async (world) => {
    await setFile(world, "pending");
    const id = await post(world, { attachments: ["f1"] });
    const path = `/letters/${id}/files/f1`;
    const shown = async () => {
      const { files: [{ state, href, sha256 }] } = await shownTo(world, `/letters/${id}`);
      return { state, href, sha256 };
    };
    for (const state of ["pending", "infected", "unscannable"] as const) {
      await setFile(world, state);
      assert.deepEqual(await shown(), { state, href: undefined, sha256: undefined });
      assert.equal((await mine(world, path)).headers.get("location"), `/letters/${id}`);
    }
    await setFile(world, "clean");
    assert.deepEqual(await shown(), { state: "clean", href: path, sha256: FILE.sha256 });
    const location = new URL((await mine(world, path)).headers.get("location")!);
    assert.equal(location.origin, "https://files.example.ir");
    const key = location.searchParams.get("key")!;
    const opened = openAddress(world.deps, { attachment: "f1", key });
    assert.deepEqual(opened, { accountId: OWN, attachment: "f1" });
    assert.equal((await mine(world, `/letters/${id}/files/f2`)).status, 404, "not of this letter");
    await commitTo(world.store).delete(attachmentRecord("f1")).commit();
    assert.deepEqual(await shown(), { state: "gone", href: undefined, sha256: undefined });
  },
  SERVICES,
);
