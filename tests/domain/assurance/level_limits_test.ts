/** The attempts with a card and with a face, and the messages about them (citizen-handbook §6). */
import { waitingNotices } from "../../support/outbox.ts";
import assert from "node:assert/strict";
import type { Account } from "../../../domain/identity/account.ts";
import { RegistryUnavailable } from "../../../domain/registry/registries.ts";
import { MAX_PHOTO_BYTES } from "../../../domain/identity/photo.ts";
import { DAY, HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { createLiveSessions, type LiveSession } from "../../../domain/session/live_sessions.ts";
import { proveByCard, proveByFace } from "../../../domain/assurance/prove_level.ts";
import { meddlingWith } from "../../support/meddling.ts";
import { join, JPEG } from "../../support/photos.ts";
import { signIn, type World, worldTest } from "../../support/sign_in_world.ts";

const CARD = "9999999900010064";

async function signedIn(world: World) {
  const caller = world.caller("a");
  const { sessionToken } = await signIn(world, caller);
  const sessions = createLiveSessions(world.deps);
  const live = (await sessions.ofWindow(sessionToken))!;
  const says = { holds: false, match: false, down: false };
  const answer = <T>(value: T) =>
    says.down ? Promise.reject(new RegistryUnavailable("cards", 7)) : Promise.resolve(value);
  const deps = {
    ...world.deps,
    cards: { isHolder: () => answer(says.holds) },
    faces: { compare: () => answer({ match: says.match, live: true }) },
  };
  const byCard = (as: LiveSession = live) => proveByCard(deps, caller, as, CARD);
  const byFace = (photo = JPEG) => proveByFace(deps, caller, live, photo);
  return { caller, deps, sessions, live, says, byCard, byFace };
}

for (const [way, limit] of [["byCard", 5], ["byFace", 10]] as const) {
  worldTest(`${way}: ${limit} attempts a day, to the millisecond`, async (world) => {
    const person = await signedIn(world);
    const begun = world.clock.time;
    for (let i = 0; i < limit; i++) {
      assert.equal((await person[way]()).outcome, "mismatch");
      world.clock.time += MINUTE;
    }
    const limited = { outcome: "limited", retryAt: begun + DAY };
    assert.deepEqual(await person[way](), limited);
    // The other method has its own attempts.
    assert.equal((await person[way === "byCard" ? "byFace" : "byCard"]()).outcome, "mismatch");
    world.clock.time = begun + DAY - 1;
    assert.deepEqual(await person[way](), limited);
    world.clock.time += 1;
    assert.equal((await person[way]()).outcome, "mismatch");
  });
}

worldTest("an outage gives its own attempt back, and says when to come back", async (world) => {
  const { byCard, says } = await signedIn(world);
  for (let i = 0; i < 4; i++) await byCard();
  says.down = true;
  for (let i = 0; i < 3; i++) {
    assert.deepEqual(await byCard(), {
      outcome: "registry_unavailable",
      registry: "cards",
      retryAt: world.clock.time + 7000,
    });
  }
  says.down = false;
  assert.equal((await byCard()).outcome, "mismatch", "the fifth");
  assert.equal((await byCard()).outcome, "limited");
});

worldTest("level 3 requires an account and a session that are verified", async (world) => {
  const { live, byCard, says } = await signedIn(world);
  says.holds = true;
  const account: Account = { ...live.account, status: "temporary" };
  const session = { ...live.session, level: 1 as const };
  for (const as of [{ ...live, account }, { ...live, session }]) {
    assert.deepEqual(await byCard(as), { outcome: "level_too_low" });
  }
});

worldTest("a session that ends during the call to the bank stays ended", async (world) => {
  const { caller, deps, sessions, live, says } = await signedIn(world);
  says.holds = true;
  meddlingWith(deps.cards, () => sessions.signOut(live));
  assert.deepEqual(await proveByCard(deps, caller, live, CARD), { outcome: "elsewhere" });
  assert.deepEqual((await world.store.list(["session"])).entries, []);
});

worldTest("a photo of exactly five megabytes is accepted", async (world) => {
  const { byFace } = await signedIn(world);
  assert.equal(MAX_PHOTO_BYTES, 5 * 1024 * 1024);
  const padded = (length: number) => join(JPEG, new Uint8Array(length - JPEG.length));
  assert.equal((await byFace(padded(MAX_PHOTO_BYTES))).outcome, "mismatch");
  assert.deepEqual(await byFace(padded(MAX_PHOTO_BYTES + 1)), {
    outcome: "invalid",
    error: "too_large",
  });
});

worldTest(
  "the person is notified that their level was raised, and in which session",
  async (world) => {
    const { live, byCard, says } = await signedIn(world);
    says.holds = true;
    world.clock.time += HOUR / 4;
    await byCard();
    const value = (await waitingNotices(world.store)).find(({ kind }) => kind === "level_raised")!;
    assert.deepEqual([value.kind, value.session, value.at], [
      "level_raised",
      live.session.id,
      world.clock.time,
    ]);
  },
);
