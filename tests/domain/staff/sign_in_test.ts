/** Signing in to the desk: password, second factor, session. */
import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../../domain/platform/platform.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { openFactors } from "../../../domain/staff/enter_factor.ts";
import { SMS_CODE_LIFETIME } from "../../../domain/staff/second_factor.ts";
import { enterPassword, STEP_LIFETIME } from "../../../domain/staff/enter_password.ts";
import { staffBrowserDigest } from "../../../domain/staff/known_browser.ts";
import { HasherBusy } from "../../../domain/staff/credential/verifiers.ts";
import { sendFactor } from "../../../domain/staff/send_factor.ts";
import {
  endStaffSession,
  STAFF_ABSOLUTE_LIMIT,
  STAFF_IDLE_LIMIT,
  useStaffSession,
} from "../../../domain/staff/session.ts";
import { type Staff, staffRecord } from "../../../domain/staff/staff.ts";
import { parseUserName } from "../../../domain/staff/user_name.ts";
import { auditOf } from "../../support/audit.ts";
import { type World, worldTest, wrongCode } from "../../support/sign_in_world.ts";
import {
  activeStaff,
  codeOf,
  factor,
  from,
  INVITED,
  NETWORK,
  PASSWORD,
  password,
  rightPassword,
  staffDeps,
} from "./staff_world.ts";

async function signedIn(world: World): Promise<string> {
  const secret = await activeStaff(world);
  const result = await factor(world, await rightPassword(world), codeOf(world, secret));
  assert.ok(result.outcome === "right");
  return result.sessionToken;
}

const use = (world: World, token: string) => useStaffSession(staffDeps(world), token);

async function change(world: World, changed: Partial<Staff>) {
  const token = await signedIn(world);
  const { staff } = (await use(world, token))!;
  await commitTo(world.store).set(staffRecord(staff.id), { ...staff, ...changed }).commit();
  return token;
}

worldTest("staff: password, code of the app, session", async (world) => {
  const token = await signedIn(world);
  const live = await use(world, token);
  assert.equal(live?.staff.name, "رضا کریمی");
  assert.equal(live.session.factor, "totp");
  assert.equal(live.staff.language, "en", "for messages outside the pages");
  assert.equal((await auditOf(world, "staff.signed_in")).length, 1);
  await endStaffSession(staffDeps(world), live);
  assert.equal(await use(world, token), null);
  assert.equal((await auditOf(world, "staff.signed_out")).length, 1);
});

worldTest(
  "staff: wrong passwords, unknown names and suspended people are told the same",
  async (world) => {
    await change(world, { state: "suspended" });
    const unknown = parseUserName("nobody.here")!;
    const refused = { outcome: "refused" };
    assert.deepEqual(await password(world), refused);
    assert.deepEqual(await password(world, "something else"), refused);
    assert.deepEqual(await password(world, "x", NETWORK, unknown), refused);
    // Also by what they spend.
    for (const name of [undefined, unknown]) {
      let last;
      for (let i = 0; i < 21; i++) last = await password(world, "x", from("b"), name);
      assert.equal(last?.outcome, "limited");
    }
    const recorded = await auditOf(world, "staff.refused");
    assert.equal(
      recorded.length,
      2 + 1 + 20 + 1,
      "names that nobody has: once an hour for a network",
    );
    assert.equal((await auditOf(world, "staff.limited")).length, 1);
  },
);

worldTest("staff: a stranger's guesses close their network only", async (world) => {
  await activeStaff(world);
  const many = Array.from({ length: 50 }, () => password(world, "wrong", from("stranger")));
  const outcomes = (await Promise.all(many)).map(({ outcome }) => outcome);
  assert.equal(outcomes.filter((outcome) => outcome === "refused").length, 20);
  assert.equal((await auditOf(world, "staff.refused")).length, 20);
  assert.ok((await auditOf(world, "staff.limited")).length > 0);
  assert.equal((await password(world)).outcome, "right");
});

worldTest("staff: right passwords use nothing up", async (world) => {
  await activeStaff(world);
  for (let i = 0; i < 30; i++) await rightPassword(world);
});

worldTest("staff: a code of the app works once", async (world) => {
  const secret = await activeStaff(world);
  const code = codeOf(world, secret);
  const [one, other] = [await rightPassword(world), await rightPassword(world)];
  assert.equal((await factor(world, one, code)).outcome, "right");
  assert.equal((await factor(world, other, code)).outcome, "wrong");
  assert.equal((await factor(world, one, code)).outcome, "lapsed");
});

worldTest("staff: fifty right codes at once open one session", async (world) => {
  const secret = await activeStaff(world);
  const token = await rightPassword(world);
  const code = codeOf(world, secret);
  const all = await Promise.all(Array.from({ length: 50 }, () => factor(world, token, code)));
  assert.equal(all.filter(({ outcome }) => outcome === "right").length, 1);
});

worldTest("staff: codes cannot be tried one after another", async (world) => {
  const secret = await activeStaff(world);
  const token = await rightPassword(world);
  const wrong = wrongCode(codeOf(world, secret));
  assert.equal((await factor(world, token, "")).outcome, "missing");
  assert.equal((await factor(world, token, "12345")).outcome, "format");
  for (let i = 0; i < 20; i++) assert.equal((await factor(world, token, wrong)).outcome, "wrong");
  assert.equal((await factor(world, token, codeOf(world, secret))).outcome, "limited");
  assert.equal((await password(world)).outcome, "limited");
});

worldTest("staff: a stolen password and many networks do not guess the code", async (world) => {
  const secret = await activeStaff(world);
  const token = await rightPassword(world);
  const wrong = wrongCode(codeOf(world, secret));
  const outcomes: string[] = [];
  // More than a budget remembers, each of which has spent nothing yet.
  for (let i = 0; i < 130; i++) {
    outcomes.push((await factor(world, token, wrong, from(`${i}`))).outcome);
    await password(world, "wrong", from(`${i + 1000}`));
  }
  assert.equal(outcomes.filter((outcome) => outcome === "wrong").length, 20);
});

worldTest("staff: the second step lapses", async (world) => {
  const secret = await activeStaff(world);
  const token = await rightPassword(world);
  world.clock.time += STEP_LIFETIME;
  assert.equal((await factor(world, token, codeOf(world, secret))).outcome, "lapsed");
  assert.equal(await openFactors(staffDeps(world), token), null);
});

worldTest("staff: a code by SMS, once, for five minutes", async (world) => {
  await activeStaff(world);
  const token = await rightPassword(world);
  const send = () => sendFactor(staffDeps(world), { token, place: NETWORK });
  assert.equal((await send()).outcome, "sent");
  assert.equal((await send()).outcome, "limited", "not before a minute has passed");
  const { mobile, message } = world.inbox.at(-1)!;
  assert.equal(mobile, "09121112233");
  assert.ok(message.template === "desk_code");
  const late = await rightPassword(world);
  assert.equal((await factor(world, late, message.code)).outcome, "wrong", "another step's");
  assert.equal((await factor(world, token, message.code)).outcome, "right");

  world.clock.time += MINUTE;
  assert.equal(
    (await sendFactor(staffDeps(world), { token: late, place: NETWORK })).outcome,
    "sent",
  );
  const second = world.inbox.at(-1)!.message;
  world.clock.time += SMS_CODE_LIFETIME;
  assert.ok(second.template === "desk_code");
  assert.equal((await factor(world, late, second.code)).outcome, "wrong", "too late");
});

worldTest("staff: 15 minutes idle, ten hours at most", async (world) => {
  const token = await signedIn(world);
  const end = world.clock.time + STAFF_ABSOLUTE_LIMIT;
  while (world.clock.time < end) {
    assert.ok(await use(world, token));
    world.clock.time += 10 * MINUTE;
  }
  assert.equal(await use(world, token), null);
  const idle = await signedInAgain(world);
  world.clock.time += STAFF_IDLE_LIMIT;
  assert.ok(await use(world, idle), "all of it");
  world.clock.time += STAFF_IDLE_LIMIT + 2 * MINUTE;
  assert.equal(await use(world, idle), null);
});

/** By SMS, since the secret of the app was another's. */
async function signedInAgain(world: World): Promise<string> {
  world.clock.time += HOUR;
  const token = await rightPassword(world);
  await sendFactor(staffDeps(world), { token, place: NETWORK });
  const { message } = world.inbox.at(-1)!;
  assert.ok(message.template === "desk_code");
  const result = await factor(world, token, message.code);
  assert.ok(result.outcome === "right");
  return result.sessionToken;
}

worldTest("staff: suspension ends every session", async (world) => {
  assert.equal(await use(world, await change(world, { state: "suspended" })), null);
});

worldTest("staff: a new epoch ends every session", async (world) => {
  assert.equal(await use(world, await change(world, { epoch: 9 })), null);
});

/** Signs in from here; returns the place as this browser is known from now on. */
async function knownFrom(world: World, network: string, secret: string, browser?: string) {
  const place = from(network, browser);
  world.clock.time += MINUTE;
  const entered = await password(world, PASSWORD, place);
  assert.ok(entered.outcome === "right");
  const result = await factor(world, entered.token, codeOf(world, secret), place);
  assert.ok(result.outcome === "right");
  const { browserToken } = result;
  return {
    browserToken,
    place: from(network, staffBrowserDigest(world.hash, browserToken) ?? browser),
  };
}

worldTest("staff: a browser that knows the member has a budget of its own", async (world) => {
  const secret = await activeStaff(world);
  const { place } = await knownFrom(world, "office", secret);
  for (let i = 0; i < 20; i++) await password(world, "wrong", from("office"));
  assert.equal((await password(world, PASSWORD, from("office"))).outcome, "limited");
  assert.equal((await password(world, PASSWORD, place)).outcome, "right", "a colleague's guesses");
  for (let i = 0; i < 20; i++) await password(world, "wrong", place);
  assert.equal((await password(world, PASSWORD, place)).outcome, "limited", "has its limit, too");
  assert.equal((await password(world, PASSWORD, from("home"))).outcome, "right");
});

worldTest("staff: a browser is known to who has signed in there", async (world) => {
  const secret = await activeStaff(world);
  const other = { ...INVITED, userName: parseUserName("sima.rad")! };
  await activeStaff(world, other as typeof INVITED);
  const { browserToken, place } = await knownFrom(world, "office", secret);
  assert.ok(browserToken);
  assert.equal((await knownFrom(world, "office", secret, place.browser)).browserToken, undefined);
  for (let i = 0; i < 20; i++) await password(world, "wrong", from("office"), other.userName);
  const elsewhere = await password(world, PASSWORD, place, other.userName);
  assert.equal(elsewhere.outcome, "limited", "a colleague's browser is no better than its network");
  const forged = from("office", staffBrowserDigest(world.hash, "x".repeat(43)));
  assert.equal((await password(world, PASSWORD, forged, other.userName)).outcome, "limited");
});

worldTest("staff: who comes to a crowd is told so, and has not tried", async (world) => {
  await activeStaff(world);
  const deps = staffDeps(world);
  const passwords = { ...deps.passwords, verify: () => Promise.reject(new HasherBusy(10)) };
  const typed = { userName: INVITED.userName, password: PASSWORD, place: NETWORK };
  for (let i = 0; i < 30; i++) {
    const result = await enterPassword({ ...deps, passwords }, typed);
    assert.deepEqual(result, { outcome: "busy", retryAt: world.clock.time + 10_000 });
  }
  assert.equal((await password(world)).outcome, "right");
});
