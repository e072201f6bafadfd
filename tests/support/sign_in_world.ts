/** The sign-in rules with everything around them under the test's control: time, randomness, registries, phone. */
import { createKvAuditLog } from "../../adapters/audit/kv_audit_log.ts";
import { createJalaliCalendar } from "../../adapters/jalaali_calendar.ts";
import { createKeyedHash } from "../../adapters/keyed_hash.ts";
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { systemRandom } from "../../adapters/system.ts";
import { createCaptchas } from "../../domain/challenge/captcha.ts";
import { DeliveryFailed, type SmsMessage } from "../../domain/challenge/delivery.ts";
import { CODE_RULES } from "../../domain/challenge/one_time_code.ts";
import { PERSON_LIMITS } from "../../domain/challenge/person_budget.ts";
import { ADDRESS_LIMITS, NETWORK_LIMITS } from "../../domain/challenge/place_budget.ts";
import { type CivilRecord, RegistryUnavailable } from "../../domain/identity/registries.ts";
import type { Caller, SignInDeps } from "../../domain/sign_in/deps.ts";
import { checkIdentity } from "../../domain/sign_in/check_identity.ts";
import { confirmAddress } from "../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../domain/sign_in/confirm_person.ts";
import { enterCode } from "../../domain/sign_in/enter_code.ts";
import { startSignIn } from "../../domain/sign_in/request_code.ts";

/** 1405/09/01, noon in Tehran. */
export const START = Date.UTC(2026, 10, 22, 8, 30);

export const SARA = {
  nationalId: "0012345679",
  mobile: "09121234567",
  birthDate: { year: 1370, month: 5, day: 14 },
  typed: { nationalId: "0012345679", day: "14", month: "5", year: "1370" },
  person: {
    firstName: "سارا",
    lastName: "محمدی",
    fatherName: "رضا",
    alive: true,
    postalCode: "1234567890",
  } as CivilRecord,
};

export async function openWorld() {
  const clock = { time: START, now: () => clock.time };
  const store = await openDenoKvStore({ address: "kv::memory:", clock, random: systemRandom });
  const hash = createKeyedHash(new Uint8Array(32).fill(7));
  const answers = new Map<string, string>();
  const inbox: { mobile: string; message: SmsMessage }[] = [];
  const asked: string[] = [];
  /** Who owns which SIM, who is in the civil registry, which addresses exist, what is down. */
  const outside = {
    sims: new Map([[SARA.mobile, SARA.nationalId]]),
    people: new Map([[`${SARA.nationalId} 1370/5/14`, SARA.person]]),
    addresses: new Map([["1234567890", "تهران"], ["9876543210", "شیراز"]]),
    down: new Set<"civil" | "sim" | "post" | "sms">(),
  };
  const ask = (name: "civil" | "sim" | "post") => {
    asked.push(name);
    if (outside.down.has(name)) throw new RegistryUnavailable(name, 10);
  };

  const deps: SignInDeps = {
    store,
    clock,
    random: systemRandom,
    hash,
    audit: createKvAuditLog(store, systemRandom),
    calendar: createJalaliCalendar(),
    captchas: createCaptchas({
      store,
      random: systemRandom,
      hash,
      painter: { paint: () => new Uint8Array([1]) },
      onIssued: (id, answer) => Promise.resolve(void answers.set(id, answer)),
    }),
    sms: {
      send(mobile, message) {
        if (outside.down.has("sms")) return Promise.reject(new DeliveryFailed(30, false));
        inbox.push({ mobile, message });
        return Promise.resolve();
      },
    },
    sim: {
      isOwner(mobile, nationalId) {
        ask("sim");
        return Promise.resolve(outside.sims.get(mobile) === nationalId);
      },
    },
    civil: {
      findPerson(nationalId, { year, month, day }) {
        ask("civil");
        const person = outside.people.get(`${nationalId} ${year}/${month}/${day}`);
        return Promise.resolve(person ?? null);
      },
    },
    post: {
      findAddress(postalCode) {
        ask("post");
        return Promise.resolve(outside.addresses.get(postalCode) ?? null);
      },
    },
    rules: {
      code: CODE_RULES,
      person: PERSON_LIMITS,
      address: ADDRESS_LIMITS,
      network: NETWORK_LIMITS,
      minimumAge: 18,
    },
  };

  /** A browser with a journey of its own. */
  function caller(name: string, more: Partial<Caller> = {}): Caller {
    return {
      transaction: hash.digest("transaction", name),
      address: "address-1",
      network: "network-1",
      requestId: "request-1",
      ...more,
    };
  }

  /** The last code that this mobile was sent. */
  function lastCode(mobile = SARA.mobile): string {
    const sent = inbox.findLast((sms) => sms.mobile === mobile && sms.message.template === "code");
    if (sent?.message.template !== "code") throw new Error(`No code was sent to ${mobile}`);
    return sent.message.code;
  }

  /** A fresh security code, answered. */
  async function captcha(caller: Caller): Promise<{ captchaId: string; captcha: string }> {
    const captchaId = await deps.captchas.issue(caller.transaction, "latin");
    return { captchaId, captcha: answers.get(captchaId)! };
  }

  return { deps, clock, store, hash, outside, inbox, asked, caller, lastCode, captcha, answers };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Any code but the right one. */
export function wrongCode(code: string): string {
  return code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
}

/** A test with a world of its own. */
export function worldTest(name: string, run: (world: World) => Promise<void>) {
  Deno.test(name, async () => {
    const world = await openWorld();
    try {
      await run(world);
    } finally {
      world.store.close();
    }
  });
}

/** Step 1, with a right security code; the caller goes on under the journey's own token. */
export async function start(world: World, caller: Caller, mobile = SARA.mobile) {
  const { transactionToken, ...result } = await startSignIn(world.deps, caller, {
    mobile,
    ...await world.captcha(caller),
  });
  if (transactionToken) caller.transaction = world.hash.digest("transaction", transactionToken);
  return result;
}

/** Steps 1 and 2. */
export async function startAndEnterCode(world: World, caller: Caller, mobile = SARA.mobile) {
  await start(world, caller, mobile);
  return await enterCode(world.deps, caller, world.lastCode(mobile));
}

/** The whole journey of a first visit; throws when it does not end in a session. */
export async function signIn(
  world: World,
  caller: Caller,
  { mobile = SARA.mobile, typed = SARA.typed, postalCode = "1234567890" } = {},
) {
  await startAndEnterCode(world, caller, mobile);
  return await identify(world, caller, { typed, postalCode });
}

/** Everything after a right code. */
export async function identify(
  world: World,
  caller: Caller,
  { typed = SARA.typed, postalCode = "1234567890" } = {},
) {
  await checkIdentity(world.deps, caller, typed);
  await confirmPerson(world.deps, caller, true);
  const result = await confirmAddress(world.deps, caller, postalCode);
  if (result.outcome !== "signed_in") throw new Error(`Not signed in: ${result.outcome}`);
  return result;
}
