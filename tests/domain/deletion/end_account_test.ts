/** The end of an account: what goes, who is told, what stays, and crashes in between. */
import assert from "node:assert/strict";
import { askDeletion } from "../../../domain/deletion/ask.ts";
import { REGRET_TIME } from "../../../domain/deletion/deletion.ts";
import type { EventMessage } from "../../../domain/events/event.ts";
import { eventsAfter } from "../../../domain/agency_events/log.ts";
import {
  type Account,
  accountByMobileRecord,
  accountRecord,
} from "../../../domain/identity/account.ts";
import { listBox, putItem } from "../../../domain/messages/box.ts";
import { markUnread } from "../../../domain/messages/marks.ts";
import { readProof } from "../../../domain/messages/kept_proof.ts";
import { postLetter } from "../../../domain/messages/post_letter.ts";
import { isSound } from "../../../domain/messages/proof.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { subjectAt } from "../../../domain/services/pairwise.ts";
import { isKnownBrowser } from "../../../domain/session/known_browser.ts";
import { readSession } from "../../../domain/session/use_session.ts";
import { auditOf } from "../../support/audit.ts";
import { rememberBrowser } from "../../support/deciding.ts";
import { newLetter } from "../../support/letters.ts";
import { createWorker } from "../../support/outbox.ts";
import { writeAccount } from "../../support/sessions.ts";
import { openWorld, SARA, type World, worldTest } from "../../support/sign_in_world.ts";
import { type Signed, signedIn } from "../passkey/passkeys.ts";
import { connect, deliver, leavingSenders, LIBRARY, withEverything } from "./leaving.ts";

/** Records that the law keeps, or that name nobody. */
const KEPT = ["audit"];

/** Everything in the store that says this. */
async function recordsWith({ store }: World, text: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { key, value } of listAll(store, { prefix: [] })) {
    const whole = `${key.join(" ")} ${JSON.stringify(value)}`;
    if (!KEPT.includes(String(key[0])) && whole.includes(text)) found.push(key.join(" "));
  }
  return found;
}

/** Until the second erasure is over, and all has passed that ends by itself. */
async function leave(world: World, signed: Signed) {
  await askDeletion(world.deps, signed.caller, signed.live);
  await world.settled();
  world.clock.time += REGRET_TIME;
  const told = await deliver(world);
  world.clock.time += 15 * MINUTE;
  told.push(...await deliver(world));
  return told;
}

worldTest("deletion: afterwards no record names the person", async (world) => {
  const signed = await withEverything(world);
  const { account: { id } } = signed.live;
  const { items } = await listBox(world.deps, id);
  const { number } = items.find(({ of }) => of === "dossier")!;
  await leave(world, signed);
  world.clock.time += 11 * DAY;
  await deliver(world);
  world.clock.time += 30 * DAY;
  for (
    const text of [id, SARA.nationalId, SARA.mobile, SARA.person.firstName, "رأی هیئت", number!]
  ) {
    assert.deepEqual(await recordsWith(world, text), [], text);
  }
  const { length } = await auditOf(world, "account.deleted");
  assert.equal(length, 1);
});

worldTest("deletion: on the day itself little is left, and all of it ends soon", async (world) => {
  const signed = await withEverything(world);
  await leave(world, signed);
  const left = (await recordsWith(world, signed.live.account.id)).map((key) => key.split(" ")[0]);
  const expected = ["not_me", "outbox"];
  assert.deepEqual([...new Set(left)].filter((kind) => !expected.includes(kind)), []);
});

worldTest("deletion: services are told that sessions and account have ended", async (world) => {
  const signed = await withEverything(world);
  const sub = subjectAt(LIBRARY, signed.live.account.id, world.hash);
  await askDeletion(world.deps, signed.caller, signed.live);
  world.clock.time += REGRET_TIME - MINUTE;
  const last = await signedIn(world, "last");
  await connect(world, last);
  world.clock.time += MINUTE;
  const told = (await deliver(world) as EventMessage[]).map(({ content }) => content);
  assert.deepEqual(told.map(({ event }) => event).toSorted(), [
    "account-purged",
    "session-revoked",
  ]);
  for (const { subject } of told) assert.ok("sub" in subject && subject.sub === sub);
  const { sessionDigest } = last.live;
  assert.deepEqual((await world.store.list(["session"])).entries, []);
  assert.equal(await readSession(world.store, sessionDigest, world.clock.time), null);
});

worldTest("deletion: agencies learn what they must, and nobody is reachable", async (world) => {
  const signed = await withEverything(world);
  const subject = subjectAt(LIBRARY, signed.live.account.id, world.hash);
  await leave(world, signed);
  const { events } = await eventsAfter(world.store, "library", { after: 0, limit: 100 });
  assert.deepEqual(events.map(({ type }) => type).toSorted(), [
    "dossier.person_left",
    "dossier.person_left",
    "letter.unopened",
  ]);
  const posted = await postLetter(world.deps, LIBRARY, newLetter(subject), {
    key: "later",
    digest: "d",
  });
  assert.equal((posted as { state: string }).state, "not_reachable");
  const { subject: letter } = events.find(({ type }) => type === "letter.unopened")!;
  const kept = (await readProof(world.deps, LIBRARY, letter))!;
  assert.ok(isSound(world.hash, kept.proof));
  assert.deepEqual(kept.proof.steps.map(({ step }) => step).slice(0, 2), ["accepted", "stored"]);
  assert.equal(kept.proof.steps.at(-1)!.step, "unopened");
  assert.deepEqual(Object.keys(kept.proof.content!), ["sha256"]);
  assert.equal(await readProof(world.deps, { ...LIBRARY, id: "museum" }, letter), null);
});

worldTest("deletion: the same person comes back as somebody new", async (world) => {
  const signed = await withEverything(world);
  const former = signed.live.account;
  await leave(world, signed);
  const { live } = await signedIn(world, "new");
  assert.notEqual(live.account.id, former.id);
  assert.equal(live.account.deletion, undefined);
  const subjects = [former, live.account].map(({ id }) => subjectAt(LIBRARY, id, world.hash));
  assert.notEqual(subjects[0], subjects[1], "agencies cannot join the two");
});

worldTest("deletion: a shared browser forgets the one, and knows the other", async (world) => {
  const { deps, store, clock, hash } = world;
  const signed = await signedIn(world);
  const { account } = signed.live;
  const omid = await writeAccount(world, { id: "omid" });
  let browser: string | undefined;
  for (const one of [account, omid]) {
    const write = commitTo(store);
    const { token } = await rememberBrowser(deps, write, {
      account: one,
      now: clock.time,
      browser,
    });
    await write.commit();
    browser = hash.digest("browser", token!);
  }
  clock.time += MINUTE;
  await leave(world, signed);
  assert.deepEqual(
    await recordsWith(world, account.id).then((all) => all.filter((key) => /browser/.test(key))),
    [],
  );
  assert.ok(await isKnownBrowser(store, browser, omid, clock.time));
});

worldTest("deletion: a number that is another's by now stays theirs", async (world) => {
  const signed = await withEverything(world);
  await askDeletion(world.deps, signed.caller, signed.live);
  const byMobile = accountByMobileRecord(world.hash, SARA.mobile);
  await commitTo(world.store).set(byMobile, "omid").commit();
  world.clock.time += REGRET_TIME;
  await deliver(world);
  assert.equal((await read(world.store, byMobile)).value, "omid");
});

worldTest("deletion: what was being written as the account ended goes too", async (world) => {
  const signed = await withEverything(world);
  const { id } = signed.live.account;
  await askDeletion(world.deps, signed.caller, signed.live);
  world.clock.time += REGRET_TIME;
  await deliver(world);
  const write = commitTo(world.store);
  const item = {
    of: "letter",
    id: "f1",
    at: 1,
    service: "library",
    title: "ت",
    kind: "x",
  } as const;
  putItem(write, id, item);
  markUnread(write, id, "f1");
  await write.commit();
  world.clock.time += 15 * MINUTE;
  await deliver(world);
  assert.deepEqual((await recordsWith(world, id)).filter((key) => key.startsWith("box")), []);
});

/** A store that dies at this commit: before it, or after it and before the answer. */
function dyingAt(store: Store, commit: number, isAfter: boolean) {
  let commits = 0;
  const dying: Store = {
    ...store,
    atomic() {
      const atomic = store.atomic();
      const real = atomic.commit.bind(atomic);
      atomic.commit = async () => {
        commits++;
        if (commits > commit || commits === commit && !isAfter) throw new StoreUnavailable("dead");
        const done = await real();
        if (commits === commit) throw new StoreUnavailable("dead");
        return done;
      };
      return atomic;
    },
  };
  return { store: dying, isDead: () => commits >= commit };
}

/** A worker that dies at this commit. @returns whether it came so far */
async function workUntil(world: World, commit: number, isAfter: boolean): Promise<boolean> {
  const { store, isDead } = dyingAt(world.store, commit, isAfter);
  const { senders } = leavingSenders(world, { ...world, store });
  const worker = createWorker({ store, clock: world.clock }, senders);
  for (let looks = 0; looks < 20 && !isDead(); looks++) {
    await worker.look().catch(() => {});
    await worker.settled().catch(() => {});
  }
  return isDead();
}

Deno.test("deletion: killed at any commit, another worker goes on to the same end", async () => {
  let died = 0;
  for (let commit = 1, isAlive = false; !isAlive; commit += 3) {
    const world = await openWorld();
    try {
      const signed = await withEverything(world);
      await askDeletion(world.deps, signed.caller, signed.live);
      world.clock.time += REGRET_TIME;
      const isAfter = commit % 2 === 0;
      isAlive = !await workUntil(world, commit, isAfter);
      if (!isAlive) died++;
      // The lease of the dead worker passes.
      world.clock.time += 15 * MINUTE;
      const told = await deliver(world);
      world.clock.time += 15 * MINUTE;
      told.push(...await deliver(world));
      const { id }: Account = signed.live.account;
      assert.equal((await read(world.store, accountRecord(id))).value, null, `at ${commit}`);
      const left = (await recordsWith(world, id)).map((key) => key.split(" ")[0]);
      const expected = ["not_me", "outbox", "lease"];
      assert.deepEqual(left.filter((kind) => !expected.includes(kind)), [], `at ${commit}`);
      const { events } = await eventsAfter(world.store, "library", { after: 0, limit: 100 });
      assert.equal(events.length, 3, `at ${commit}: each told once`);
    } finally {
      await world.close();
    }
  }
  assert.ok(died > 8, `${died}`);
});
