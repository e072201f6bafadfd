/** What the end of a journey tells services that the person has entered. */
import assert from "node:assert/strict";
import { PERSON_CHANGED, type PersonChanged } from "../../../domain/events/person_changed.ts";
import { DAY } from "../../../domain/platform/platform.ts";
import { confirmAddress, postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import { inOutbox } from "../../support/outbox.ts";
import {
  DANIEL,
  SARA,
  signIn,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const NEW_SIM = "09350000000";

async function factsIn({ store }: World): Promise<unknown[]> {
  const messages = (await inOutbox(store)).filter(({ kind }) => kind === PERSON_CHANGED);
  return messages.map(({ content }) => (content as PersonChanged).facts);
}

async function identify(world: World, name: string, mobile: string) {
  const caller = world.caller(name);
  await startAndEnterCode(world, caller, mobile);
  await checkIdentity(world.deps, caller, SARA.typed);
  await confirmPerson(world.deps, caller, true);
  return caller;
}

worldTest("facts of a sign-in: a new person, and the same one again, are none", async (world) => {
  await signIn(world, world.caller("a"));
  world.clock.time += DAY;
  await signIn(world, world.caller("b"));
  assert.deepEqual(await factsIn(world), []);
});

worldTest("facts of a sign-in: another SIM", async (world) => {
  await signIn(world, world.caller("a"));
  world.outside.sims.set(NEW_SIM, SARA.nationalId);
  world.clock.time += DAY;
  await postponeAddress(world.deps, await identify(world, "b", NEW_SIM));
  assert.deepEqual(await factsIn(world), [
    [{ fact: "sim_changed" }, { fact: "claims", claims: ["phone_number"] }],
  ]);
});

worldTest("facts of a sign-in: a temporary account that is verified", async (world) => {
  await postponeAddress(world.deps, await identify(world, "a", SARA.mobile));
  world.clock.time += DAY;
  const caller = await identify(world, "b", SARA.mobile);
  const done = await confirmAddress(world.deps, caller, SARA.person.postalCode!);
  assert.equal(done.outcome, "signed_in");
  assert.deepEqual(await factsIn(world), [
    [{ fact: "verified" }, { fact: "claims", claims: ["postal_code"] }],
  ]);
});

worldTest("facts of a sign-in: a name that the registry has changed", async (world) => {
  await signIn(world, world.caller("a"));
  const key = `${SARA.nationalId} 1370/5/14`;
  world.outside.people.set(key, { ...SARA.person, lastName: "رضایی" });
  world.clock.time += DAY;
  await postponeAddress(world.deps, await identify(world, "b", SARA.mobile));
  assert.deepEqual(await factsIn(world), [[{ fact: "claims", claims: ["family_name"] }]]);
});

worldTest("facts of a sign-in: a number that belongs to somebody else now", async (world) => {
  const { session } = await signIn(world, world.caller("a"));
  world.outside.sims.set(SARA.mobile, DANIEL.fidaCode);
  world.clock.time += DAY;
  const caller = world.caller("b");
  await startAndEnterCode(world, caller, SARA.mobile);
  await checkIdentity(world.deps, caller, DANIEL.typed);
  await confirmPerson(world.deps, caller, true);
  const done = await postponeAddress(world.deps, caller);
  assert.equal(done.outcome, "signed_in");
  const [message, ...more] = (await inOutbox(world.store))
    .filter(({ kind }) => kind === PERSON_CHANGED);
  assert.deepEqual(more, []);
  assert.deepEqual(message.content, {
    accountId: session.accountId,
    facts: [{ fact: "sim_lost" }, { fact: "claims", claims: ["phone_number"] }],
  });
});
