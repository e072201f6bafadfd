/** The store does not answer in time, and writes after all: the code that it counted is sent. */
import assert from "node:assert/strict";
import { emailCode } from "../../../domain/code/email_code.ts";
import { resendCode } from "../../../domain/code/request_code.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { type Store, StoreUnavailable } from "../../../domain/platform/store.ts";
import { enter, SARA, signIn, start, type World, worldTest } from "../../support/sign_in_world.ts";

/** Gives the next commit up; it is written, or not, once the returned function is called. */
function givenUp({ store }: { store: Store }, isWritten = true): () => void {
  const released = Promise.withResolvers<void>();
  const { atomic } = store;
  store.atomic = () => {
    store.atomic = atomic;
    const begun = store.atomic();
    const commit = begun.commit.bind(begun);
    const afterwards = released.promise.then(() => isWritten && commit());
    begun.commit = () =>
      Promise.reject(new StoreUnavailable("Cannot reach the store", { afterwards }));
    return begun;
  };
  return released.resolve;
}

async function unanswered(world: World, ask: () => Promise<unknown>, isWritten = true) {
  const release = givenUp(world, isWritten);
  await assert.rejects(ask(), StoreUnavailable);
  assert.equal(world.inbox.length + world.mailbox.length, 0, "nothing leaves before it is written");
  release();
  // What was given up goes on by itself.
  await new Promise((go) => setTimeout(go));
  await world.settled();
}

worldTest("a first code whose commit came late is sent, and signs in", async (world) => {
  const caller = world.caller("a");
  await unanswered(world, () => start(world, caller));
  assert.equal(world.inbox.length, 1);
});

worldTest("a code asked for again, whose commit came late, is sent and right", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  world.clock.time += MINUTE;
  world.inbox.length = 0;
  await unanswered(world, () => resendCode(world.deps, caller));
  assert.equal(world.inbox.length, 1);
  assert.equal((await enter(world, caller, world.lastCode())).outcome, "accepted");
});

worldTest("a code that was not written after all is not sent", async (world) => {
  const caller = world.caller("a");
  await start(world, caller);
  world.clock.time += MINUTE;
  world.inbox.length = 0;
  await unanswered(world, () => resendCode(world.deps, caller), false);
  assert.equal(world.inbox.length, 0);
});

worldTest("a code by e-mail whose commit came late is mailed", async (world) => {
  world.outside.people.set(`${SARA.nationalId} 1370/5/14`, {
    ...SARA.person,
    email: "sara@example.ir",
  });
  await signIn(world, world.caller("first visit", { network: "elsewhere" }));
  await world.settled();
  world.clock.time += DAY;
  const caller = world.caller("b");
  await start(world, caller);
  world.inbox.length = 0;
  world.mailbox.length = 0;
  await unanswered(world, () => emailCode(world.deps, caller));
  assert.equal(world.mailbox.length, 1);
});
