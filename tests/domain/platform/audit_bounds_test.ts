/**
 * The audit log is kept for good: whatever a stranger or one person repeats, it grows by a bounded
 * number of records. docs/threat_model.md lists every kind of record with its bound.
 */
import assert from "node:assert/strict";
import type { AuditEvent } from "../../../domain/platform/audit.ts";
import { actForCompany, actForSelf } from "../../../domain/company/act_for_company.ts";
import { HOUR, MINUTE, SECOND } from "../../../domain/platform/platform.ts";
import { appendOnce } from "../../../domain/platform/record_once.ts";
import { createLiveSessions } from "../../../domain/session/live_sessions.ts";
import { checkIdentity } from "../../../domain/sign_in/check_identity.ts";
import { createHandoffs } from "../../../domain/session/handoff.ts";
import { reportLost } from "../../../domain/journey/delivery_report.ts";
import { dialForCode } from "../../../domain/code/dial_for_code.ts";
import { emailCode } from "../../../domain/code/email_code.ts";
import { resendCode, startSignIn } from "../../../domain/code/request_code.ts";
import {
  faceTriesSpent,
  level3TriesRecord,
  proveByCard,
} from "../../../domain/assurance/prove_level.ts";
import { drawQrTicket } from "../../../domain/qr/draw.ts";
import { enterQrCode } from "../../../domain/qr/enter_code.ts";
import { openQrTicket, refuseQrTicket } from "../../../domain/qr/phone.ts";
import { auditOf } from "../../support/audit.ts";
import { readFile, ROOT } from "../../support/sources.ts";
import {
  AFTAB,
  asChiefExecutive,
  enter,
  SARA,
  signIn,
  start,
  startAndEnterCode,
  type World,
  worldTest,
  wrongCode,
} from "../../support/sign_in_world.ts";

const CARD = "9999999900010064";
const TIMES = 40;

async function signedIn(world: World) {
  const caller = world.caller("a");
  const { sessionToken } = await signIn(world, caller);
  const live = async () => (await createLiveSessions(world.deps).ofWindow(sessionToken))!;
  return { caller, live: await live(), sessionToken };
}

async function phone(world: World) {
  const { live } = await signedIn(world);
  const asker = { device: {}, maskedIp: "185.12.*", network: "far" };
  const draw = async () => (await drawQrTicket(world.deps, asker)).waiting.id;
  return { phone: { live, place: world.caller("phone") }, draw };
}

const refuseCards = { cards: { isHolder: () => Promise.resolve(false) } };

/** Prepares; the result is one attempt, to be repeated within the hour. */
type Repeated = (world: World) => Promise<(i: number) => Promise<unknown>>;

const REPEATED: [AuditEvent, most: number, Repeated][] = [
  ["captcha.limited", 1, (world) => {
    world.deps.rules.ip = { ...world.deps.rules.ip, failedCaptchasPerHour: 3 };
    return Promise.resolve(async () => {
      const caller = world.caller("a");
      const { captchaId, captcha } = await world.captcha(caller);
      const typed = { mobile: SARA.mobile, captchaId, captcha: wrongCode(captcha) };
      await startSignIn(world.deps, caller, typed);
    });
  }],
  ["code.sent", 3, (world) =>
    Promise.resolve(async (i) => {
      world.clock.time += MINUTE / 2;
      await start(world, world.caller(`${i}`));
    })],
  ["code.limited", 1, (world) => Promise.resolve((i) => start(world, world.caller(`${i}`)))],
  ["code.limited", 1, async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    return async () => {
      world.clock.time += MINUTE;
      await resendCode(world.deps, caller);
    };
  }],
  ["code.wrong", 3, async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    return () => enter(world, caller, wrongCode(world.lastCode()));
  }],
  ["code.emailed", 1, async (world) => {
    const caller = world.caller("a");
    await start(world, caller);
    return () => emailCode(world.deps, caller);
  }],
  ["code.dialled", 1, async (world) => {
    await start(world, world.caller("a"));
    return () => dialForCode(world.deps, { mobile: SARA.mobile, requestId: "r" });
  }],
  ["code.lost", 1, async (world) => {
    await start(world, world.caller("a"));
    return () => reportLost(world.deps, "1:1", "r");
  }],
  ["identity.mismatch", 10, async (world) => {
    const caller = world.caller("a");
    await startAndEnterCode(world, caller);
    return () => checkIdentity(world.deps, caller, { ...SARA.typed, day: "15" });
  }],
  ["company.refused", 20, async (world) => {
    const { caller, live } = await signedIn(world);
    return () => actForCompany(world.deps, caller, live, AFTAB);
  }],
  ["company.left", 0, async (world) => {
    const { caller, live, sessionToken } = await signedIn(world);
    let token = sessionToken;
    return async () => {
      const now = await createLiveSessions(world.deps).ofWindow(token);
      const left = await actForSelf(world.deps, caller, now ?? live);
      if (left.outcome === "switched") token = left.sessionToken;
    };
  }],
  ["level.refused", 5, async (world) => {
    const { caller, live } = await signedIn(world);
    return () => proveByCard({ ...world.deps, ...refuseCards }, caller, live, CARD);
  }],
  ["level.limited", 1, async (world) => {
    const { caller, live } = await signedIn(world);
    return () => proveByCard({ ...world.deps, ...refuseCards }, caller, live, CARD);
  }],
  ["level.limited", 1, async (world) => {
    const { live } = await signedIn(world);
    const spent = Array.from({ length: 10 }, () => world.clock.time);
    await world.store.atomic().set(level3TriesRecord(live.account.id, "face").key, spent).commit();
    return () => faceTriesSpent(world.deps, live);
  }],
  ["qr.opened", 15, async (world) => {
    const { phone: one, draw } = await phone(world);
    return async () => openQrTicket(world.deps, one, await draw());
  }],
  ["qr.refused", 15, async (world) => {
    const { phone: one, draw } = await phone(world);
    return async () => {
      const id = await draw();
      await openQrTicket(world.deps, one, id);
      for (let i = 0; i < 3; i++) {
        await refuseQrTicket(world.deps, one, { id, reason: "not_me" });
      }
    };
  }],
  ["qr.limited", 1, async (world) => {
    const { phone: one, draw } = await phone(world);
    return async () => openQrTicket(world.deps, one, await draw());
  }],
  ["qr.code_unknown", 10, async (world) => {
    const { phone: one } = await phone(world);
    return (i) => enterQrCode(world.deps, one, String(100_000_000 + i));
  }],
];

for (const [event, most, prepare] of REPEATED) {
  worldTest(
    `audit: ${event} is recorded at most ${most} times, however often it is tried`,
    async (world) => {
      const attempt = await prepare(world);
      await world.settled();
      for (let i = 0; i < TIMES; i++) {
        await attempt(i);
        world.clock.time += SECOND;
      }
      await world.settled();
      assert.equal((await auditOf(world, event)).length, most);
    },
  );
}

worldTest("audit: leaving a company is recorded once for each time of acting", async (world) => {
  asChiefExecutive(world, AFTAB);
  const { caller, live } = await signedIn(world);
  const acting = await actForCompany(world.deps, caller, live, AFTAB);
  assert.equal(acting.outcome, "switched");
  const sessions = createLiveSessions(world.deps);
  const token = "sessionToken" in acting ? acting.sessionToken : "";
  await actForSelf(world.deps, caller, (await sessions.ofWindow(token))!);
  assert.equal((await auditOf(world, "company.left")).length, 1);
});

worldTest(
  "audit: entering a service is news once an hour, and five sessions of it are kept",
  async (world) => {
    const { sessionToken } = await signedIn(world);
    const sessionDigest = world.hash.digest("session", sessionToken);
    const handoffs = createHandoffs(world.deps);
    const enterService = async (service: string) => {
      const way = { service, state: "state" };
      const code = await handoffs.issue({ sessionDigest, ...way });
      return (await handoffs.redeem({ code, ...way }))!;
    };
    const entered = [];
    for (let i = 0; i < TIMES; i++) entered.push(await enterService("insurance"));
    assert.deepEqual(entered.map(({ isNews }) => isNews), [true, ...Array(TIMES - 1).fill(false)]);
    assert.equal((await enterService("vehicle")).isNews, true, "another service");
    const live = createLiveSessions(world.deps);
    const alive = await Promise.all(entered.map(({ token }) => live.ofService(token, "insurance")));
    assert.deepEqual(alive.map((session) => session !== null).lastIndexOf(false), TIMES - 6);
    assert.equal(alive.filter((session) => session !== null).length, 5, "the newest");
    const kept = await world.store.list(["service_session"], { limit: 100 });
    assert.equal(kept.entries.length, 6);
    world.clock.time += 20 * MINUTE;
    assert.equal((await enterService("insurance")).isNews, false);
  },
);

worldTest("appendOnce(): once an hour for an event and who caused it", async (world) => {
  const { deps, clock } = world;
  const at = () => ({ at: clock.now(), event: "level.limited" }) as const;
  const append = async (who: string) => {
    for (let i = 0; i < 3; i++) await appendOnce(deps, who, at());
  };
  await append("a");
  await append("b");
  clock.time += HOUR;
  await append("a");
  assert.equal((await auditOf(world, "level.limited")).length, 3);
});

Deno.test("audit: the threat model bounds every kind of record", async () => {
  const kinds = [...(await readFile("domain/platform/audit.ts")).matchAll(/^ {2}\| "([\w.]+)"/gm)]
    .map(([, name]) => name);
  const model = await readFile("docs/threat_model.md");
  const table = model.slice(model.indexOf("## Who fills the audit log"));
  const rows = [...table.matchAll(/^\| (`[^|]*)\| [^|]+\| [^|]+\| ([^|]+)\|$/gm)];
  const listed = rows.flatMap(([, names]) => [...names.matchAll(/`([\w.]+)`/g)].map(([, n]) => n));
  assert.deepEqual(listed.toSorted(), kinds.toSorted());
  for (const [, names, tests] of rows) {
    for (const [, path] of tests.matchAll(/`([^`]+)`/g)) {
      await Deno.stat(new URL(path, ROOT));
    }
    assert.match(tests, /`tests\//, names);
  }
});
