/** A second factor again, before a dangerous act; and passkeys as one. */
import assert from "node:assert/strict";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { enterFactor, openFactors } from "../../../domain/staff/enter_factor.ts";
import { staffPasskeysRecord } from "../../../domain/staff/passkeys.ts";
import {
  isProved,
  openProof,
  PROOF_LIFETIME,
  proveAgain,
  sendProof,
} from "../../../domain/staff/prove_again.ts";
import { useStaffSession } from "../../../domain/staff/session.ts";
import { auditOf } from "../../support/audit.ts";
import { type Authenticator, createAuthenticator } from "../../support/authenticator.ts";
import { type World, worldTest, wrongCode } from "../../support/sign_in_world.ts";
import {
  activeStaff,
  codeOf,
  DESK,
  factor,
  NETWORK,
  rightPassword,
  staffDeps,
} from "./staff_world.ts";

async function signedIn(world: World) {
  const secret = await activeStaff(world);
  const result = await factor(world, await rightPassword(world), codeOf(world, secret));
  assert.ok(result.outcome === "right");
  const live = async () => (await useStaffSession(staffDeps(world), result.sessionToken))!;
  return { secret, live };
}

const isProvedNow = async (world: World, live: () => ReturnType<typeof useStaffSession>) =>
  isProved((await live())!.session, world.clock.time);

const prove = async (world: World, live: () => ReturnType<typeof useStaffSession>, code: string) =>
  await proveAgain(staffDeps(world), (await live())!, { code, place: NETWORK });

worldTest("proof: holds five minutes, and comes back with a code of the app", async (world) => {
  const { secret, live } = await signedIn(world);
  assert.equal(await isProvedNow(world, live), true, "they have just signed in");
  world.clock.time += PROOF_LIFETIME;
  assert.equal(await isProvedNow(world, live), false);
  assert.equal((await prove(world, live, "")).outcome, "missing");
  const wrong = wrongCode(codeOf(world, secret));
  assert.equal((await prove(world, live, wrong)).outcome, "wrong");
  assert.equal(await isProvedNow(world, live), false);
  const code = codeOf(world, secret);
  assert.equal((await prove(world, live, code)).outcome, "right");
  assert.equal(await isProvedNow(world, live), true);
  assert.equal((await prove(world, live, code)).outcome, "wrong", "each code once");
  assert.equal((await auditOf(world, "staff.proved")).length, 1);
});

worldTest("proof: a code by SMS, and no more guesses than a sign-in has", async (world) => {
  const { secret, live } = await signedIn(world);
  world.clock.time += PROOF_LIFETIME;
  const sent = await sendProof(staffDeps(world), await live(), NETWORK);
  assert.equal(sent.outcome, "sent");
  const { message } = world.inbox.at(-1)!;
  assert.ok(message.template === "desk_code");
  assert.equal((await prove(world, live, message.code)).outcome, "right");
  world.clock.time += PROOF_LIFETIME;
  assert.equal((await prove(world, live, message.code)).outcome, "wrong", "once");
  for (let i = 0; i < 19; i++) await prove(world, live, wrongCode(codeOf(world, secret)));
  assert.equal((await prove(world, live, codeOf(world, secret))).outcome, "limited");
});

/** The member's own authenticator, added as the page does it. */
async function withPasskey(world: World, staffId: string): Promise<Authenticator> {
  const own = await createAuthenticator(DESK);
  const challenge = "c2FtcGxl";
  const added = JSON.parse(await own.add({ challenge, user: { id: "dXNlcg" } }));
  const made = await staffDeps(world).deskPasskeys.verifyAdded(added, "sample");
  assert.ok(made);
  const passkey = { ...made, id: "0123456789abcdef", addedAt: world.clock.time };
  await commitTo(world.store).set(staffPasskeysRecord(staffId), [passkey]).commit();
  return own;
}

worldTest("passkey: signs a member in, once for each question", async (world) => {
  const { live } = await signedIn(world);
  const { staff } = await live();
  const own = await withPasskey(world, staff.id);
  const deps = staffDeps(world);
  const use = (token: string, credential: string) =>
    enterFactor(deps, { token, code: "", credential, place: NETWORK });

  const token = await rightPassword(world);
  const asked = (await openFactors(deps, token))!.passkey!;
  const credential = await own.use(asked);
  const other = await rightPassword(world);
  assert.equal((await use(other, credential)).outcome, "wrong", "another step's question");
  const result = await use(token, credential);
  assert.ok(result.outcome === "right");
  const begun = await useStaffSession(deps, result.sessionToken);
  assert.equal(begun?.session.factor, "passkey");
  assert.equal((await use(token, credential)).outcome, "lapsed");

  const late = (await openFactors(deps, other))!.passkey!;
  const signed = await own.use(late);
  world.clock.time += 5 * MINUTE;
  assert.equal((await use(other, signed)).outcome, "wrong", "too late");
  const stranger = await createAuthenticator(DESK);
  const again = (await openFactors(deps, other))!.passkey!;
  assert.equal((await use(other, await stranger.use(again))).outcome, "wrong");
  const elsewhere = await own.use(again, { origin: "https://sso.example.ir" });
  assert.equal((await use(other, elsewhere)).outcome, "wrong", "signed for the window");
  const copy = await own.use(again, { counter: 1 });
  assert.equal((await use(other, copy)).outcome, "wrong", "a copy counts from before");
});

worldTest("passkey: proves again, and another session's answer does not", async (world) => {
  const { live } = await signedIn(world);
  const { staff } = await live();
  const own = await withPasskey(world, staff.id);
  world.clock.time += PROOF_LIFETIME;
  const deps = staffDeps(world);
  const asked = (await openProof(deps, await live())).passkey!;
  const credential = await own.use(asked);
  const forged = { ...await live(), digest: "another" };
  const typed = { code: "", credential, place: NETWORK };
  assert.equal((await proveAgain(deps, forged, typed)).outcome, "lapsed");
  assert.equal((await proveAgain(deps, await live(), typed)).outcome, "right");
  assert.equal((await proveAgain(deps, await live(), typed)).outcome, "wrong", "spent");
});
