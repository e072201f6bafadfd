/** Each way to sign in is in the person's list of sign-ins, with its details. */
import assert from "node:assert/strict";
import { dialForCode } from "../../../domain/code/dial_for_code.ts";
import { emailCode } from "../../../domain/code/email_code.ts";
import { resendCode } from "../../../domain/code/request_code.ts";
import { refuse } from "../../../domain/notice/refuse.ts";
import { sendDueNotices, waitingNotices } from "../../support/outbox.ts";
import { DAY, MINUTE } from "../../../domain/platform/platform.ts";
import { listSignIns, type PastSignIn } from "../../../domain/portal/past_sign_ins.ts";
import { approveQrTicket } from "../../../domain/qr/approve.ts";
import { collectQrSession } from "../../../domain/qr/collect.ts";
import { drawQrTicket } from "../../../domain/qr/draw.ts";
import { openQrTicket } from "../../../domain/qr/phone.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { confirmAddress, postponeAddress } from "../../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../../domain/sign_in/confirm_person.ts";
import type { SignedIn } from "../../../domain/sign_in/open_session.ts";
import { returnToAccount } from "../../../domain/sign_in/return_to_account.ts";
import { resumeVerification } from "../../../domain/sign_in/verify_later.ts";
import {
  enter,
  identify,
  SARA,
  signIn,
  start,
  startAndEnterCode,
  type World,
  worldTest,
} from "../../support/sign_in_world.ts";

const HERE = { device: { browser: "Firefox", system: "Linux" }, place: "185.12.*" } as const;

const newest = async (world: World, { session }: SignedIn): Promise<PastSignIn> =>
  (await listSignIns(world.deps, session.accountId)).values[0];

/** Signed in once, and back a day later: in the same browser, or in another one. */
async function known(world: World) {
  world.outside.people.set(`${SARA.nationalId} 1370/5/14`, {
    ...SARA.person,
    email: "sara@example.ir",
  });
  const first = await signIn(world, world.caller("first"));
  world.clock.time += DAY;
  const browser = world.hash.digest("browser", first.browserToken!);
  return {
    caller: world.caller("again", { browser, ...HERE }),
    stranger: world.caller("elsewhere", HERE),
  };
}

async function returned(world: World, caller: Parameters<typeof returnToAccount>[1]) {
  const result = await returnToAccount(world.deps, caller);
  assert.ok(result.outcome === "signed_in");
  return result;
}

/** Signs in by QR with the approval of another phone's session. */
async function approved(world: World, caller: ReturnType<World["caller"]>): Promise<SignedIn> {
  const { sessionToken } = await signIn(world, world.caller("phone"));
  const live = (await createLiveSessions(world.deps).ofWindow(sessionToken))!;
  const phone = { live, place: world.caller("phone") };
  const asker = { device: {}, maskedIp: "185.12.*", network: "far" };
  const { token, waiting: { id } } = await drawQrTicket(world.deps, asker);
  const opened = await openQrTicket(world.deps, phone, id);
  assert.ok(opened.outcome === "open");
  await approveQrTicket(world.deps, phone, { id, typed: String(opened.ticket.phone!.match.shown) });
  world.clock.time += MINUTE;
  return (await collectQrSession(world.deps, caller, token))!;
}

worldTest("by SMS, in a browser that was not known", async (world) => {
  const signedIn = await signIn(world, world.caller("a", HERE));
  assert.deepEqual(await newest(world, signedIn), {
    at: world.clock.time,
    way: "sms",
    knownBrowser: false,
    level: 2,
    session: signedIn.session.id,
    ...HERE,
  });
});

worldTest("in a known browser", async (world) => {
  const { caller } = await known(world);
  await startAndEnterCode(world, caller);
  const signedIn = await returned(world, caller);
  assert.deepEqual(await newest(world, signedIn), {
    at: world.clock.time,
    way: "sms",
    knownBrowser: true,
    level: 2,
    session: signedIn.session.id,
    ...HERE,
  });
});

worldTest("by the code of a mail", async (world) => {
  const { stranger } = await known(world);
  await start(world, stranger);
  await emailCode(world.deps, stranger);
  await enter(world, stranger, world.lastCode());
  assert.equal((await newest(world, await identify(world, stranger))).way, "email");
});

worldTest("by SMS, when the code of an earlier mail was replaced", async (world) => {
  const { stranger } = await known(world);
  await start(world, stranger);
  await emailCode(world.deps, stranger);
  world.clock.time += MINUTE;
  await resendCode(world.deps, stranger);
  await enter(world, stranger, world.lastCode());
  assert.equal((await newest(world, await identify(world, stranger))).way, "sms");
});

worldTest("by the code that was dialled for", async (world) => {
  const { stranger } = await known(world);
  await start(world, stranger);
  world.clock.time += 3 * MINUTE;
  const dialled = await dialForCode(world.deps, { mobile: SARA.mobile, requestId: "r" });
  assert.ok(dialled.outcome === "codes");
  await enter(world, stranger, dialled.codes[0].code);
  assert.equal((await newest(world, await identify(world, stranger))).way, "dial");
});

worldTest("by QR: the browser that waited, not the phone", async (world) => {
  const signedIn = await approved(world, world.caller("waiting", HERE));
  assert.deepEqual(await newest(world, signedIn), {
    at: world.clock.time,
    way: "qr",
    knownBrowser: false,
    level: 2,
    session: signedIn.session.id,
    ...HERE,
  });
});

worldTest("by QR in a known browser; the person is told nevertheless", async (world) => {
  const { caller } = await known(world);
  const signedIn = await approved(world, caller);
  assert.equal((await newest(world, signedIn)).knownBrowser, true);
  const told = (await waitingNotices(world.store)).map(({ session }) => session);
  assert.ok(told.includes(signedIn.session.id));
});

worldTest(
  "a temporary account signs in at level 1; completing it later is not a sign-in",
  async (world) => {
    const caller = world.caller("a", HERE);
    await startAndEnterCode(world, caller);
    await checkIdentity(world.deps, caller, SARA.typed);
    await confirmPerson(world.deps, caller, true);
    const temporary = await postponeAddress(world.deps, caller);
    assert.ok(temporary.outcome === "signed_in");
    assert.equal((await newest(world, temporary)).level, 1);

    const live = (await createLiveSessions(world.deps).ofWindow(temporary.sessionToken))!;
    const later = world.caller("later", { session: live.sessionDigest });
    world.clock.time += MINUTE;
    await resumeVerification(world.deps, later, live);
    const verified = await confirmAddress(world.deps, later, "1234567890");
    assert.ok(verified.outcome === "signed_in");
    const { values: signIns } = await listSignIns(world.deps, live.account.id);
    assert.deepEqual(signIns.map(({ level }) => level), [1]);
  },
);

worldTest("«من نبودم» hides no sign-in", async (world) => {
  await known(world);
  const stranger = await signIn(world, world.caller("stranger", HERE));
  await world.settled();
  await sendDueNotices(world.deps);
  const link = world.inbox.flatMap(({ message }) => "link" in message ? [message.link] : []).at(
    -1,
  )!;
  assert.ok((await refuse(world.deps, new URL(link).pathname.split("/").at(-1)!, "r"))?.first);
  assert.deepEqual(await newest(world, stranger), {
    at: world.clock.time,
    way: "sms",
    knownBrowser: false,
    level: 2,
    session: stranger.session.id,
    ...HERE,
  });
});
