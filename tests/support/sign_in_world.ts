/**
 * The sign-in rules with their environment under the test's control: time, randomness, registries,
 * phone.
 */
import { GUIDE_IMPRINTS } from "../../domain/window/imprint.ts";
import { createKvAuditLog } from "../../adapters/audit/kv_audit_log.ts";
import { createBackground } from "../../adapters/runtime/background.ts";
import { createJalaliCalendar } from "../../adapters/runtime/jalaali_calendar.ts";
import { createKeyedHash } from "../../adapters/keys/keyed_hash.ts";
import { createPasskeyVerifier } from "../../adapters/passkey/simplewebauthn.ts";
import { createSeal } from "../../adapters/keys/seal.ts";
import { openDenoKvStore } from "../../adapters/store/deno_kv.ts";
import { newSha256 } from "../../adapters/scan/digest.ts";
import { systemRandom } from "../../adapters/runtime/system.ts";
import type { CompanyRecord } from "../../domain/registry/company_registry.ts";
import { createCaptchas } from "../../domain/captcha/captcha.ts";
import { createShards } from "../../domain/budget/shards.ts";
import { createSystemStrain, type StrainCount } from "../../domain/budget/system_strain.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import { DeliveryFailed, type Mail, type SmsMessage } from "../../domain/notice/delivery.ts";
import { CODE_RULES } from "../../domain/budget/code.ts";
import { PERSON_LIMITS } from "../../domain/budget/person.ts";
import { ADDRESS_LIMITS, NETWORK_LIMITS } from "../../domain/budget/place.ts";
import {
  type CivilRecord,
  type RegistryName,
  RegistryUnavailable,
} from "../../domain/registry/registries.ts";
import type { Ports } from "../../domain/ports.ts";
import type { Caller } from "../../domain/journey/caller.ts";
import { checkIdentity } from "../../domain/sign_in/check_identity.ts";
import { confirmAddress } from "../../domain/sign_in/confirm_address.ts";
import { confirmPerson } from "../../domain/sign_in/confirm_person.ts";
import { enterCode } from "../../domain/code/enter_code.ts";
import type { TypedForeigner, TypedIdentity } from "../../domain/journey/transaction.ts";
import { startSignIn } from "../../domain/code/request_code.ts";
import { createParts } from "../../domain/console/health/parts.ts";
import { sendDueNotices } from "./outbox.ts";
import { loadTexts } from "../../views/load_texts.ts";
import { createMessages } from "../../views/mod.ts";

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

/** A company's national identifier. */
export const AFTAB = "99900001010";

/** A foreign national who owns his SIM. */
export const DANIEL = {
  fidaCode: "99910000014",
  mobile: "09120000021",
  typed: {
    kind: "foreign",
    fidaCode: "99910000014",
    documentKind: "passport",
    documentNumber: "c4f7 k2901",
    day: "21",
    month: "March",
    year: "1985",
  } as TypedForeigner,
  person: {
    firstName: "Daniel",
    lastName: "Weber",
    fatherName: "Thomas",
    alive: true,
    postalCode: "1234567890",
  } as CivilRecord,
};

const languages = await loadTexts(GUIDE_IMPRINTS);

/** Everything but the ports of the gateway and of the desk. */
type WorldPorts = Omit<
  Ports,
  | "appendLater"
  | "auditReader"
  | "passwords"
  | "isCommonPassword"
  | "totp"
  | "deskPasskeys"
  | "qrPainter"
  | "readMarkdown"
  | "isAllowed"
  | "clientIp"
  | "clientBehind"
  | "isFront"
  | "signer"
  | "webhookSigner"
  | "agencyTokens"
  | "upstreams"
  | "probes"
  | "traffic"
  | "webSockets"
>;

export async function openWorld() {
  const clock = { time: START, now: () => clock.time };
  const store = await openDenoKvStore({ url: "kv::memory:", clock, random: systemRandom });
  const hash = createKeyedHash(new Uint8Array(32).fill(7));
  const newShard = createShards(systemRandom);
  const answers = new Map<string, string>();
  const inbox: { mobile: string; message: SmsMessage }[] = [];
  const mailbox: { to: string; mail: Mail }[] = [];
  const background = createBackground(clock);
  const asked: string[] = [];
  /** SIM owners, rows of the civil registry, known addresses, outages. */
  const outside = {
    sims: new Map([[SARA.mobile, SARA.nationalId], [DANIEL.mobile, DANIEL.fidaCode]]),
    people: new Map([[`${SARA.nationalId} 1370/5/14`, SARA.person]]),
    addresses: new Map([["1234567890", "تهران"], ["9876543210", "شیراز"]]),
    foreigners: new Map([[`${DANIEL.fidaCode} passport C4F7K2901 1985-03-21`, DANIEL.person]]),
    companies: new Map<string, CompanyRecord & { asked: string }>(),
    down: new Set<RegistryName | "sms" | "mail">(),
  };
  const ask = (name: RegistryName) => {
    asked.push(name);
    if (outside.down.has(name)) throw new RegistryUnavailable(name, 10);
  };

  const deps: WorldPorts = {
    store,
    clock,
    random: systemRandom,
    hash,
    audit: createKvAuditLog(store, systemRandom),
    calendar: createJalaliCalendar(),
    captchas: createCaptchas({
      store,
      clock,
      random: systemRandom,
      hash,
      painter: { paint: (_, { random }) => random.bytes(40) },
      speaker: {
        speak: (answer, { language, random }) =>
          new TextEncoder().encode(`${language} ${answer} ${random.bytes(4).toHex()}`),
      },
      onIssued: (id, answer) => Promise.resolve(void answers.set(id, answer)),
    }),
    passkeys: createPasskeyVerifier("https://sso.example.ir"),
    pushes: {
      hosts: ["push.example.ir"],
      currentKey: () => Promise.resolve({ kid: "key-1", publicKey: "BA" }),
      isUsable: () => Promise.resolve(true),
      send: () => Promise.resolve({ outcome: "delivered" }),
    },
    strain: createSystemStrain({ store, clock, newShard }),
    newShard,
    sms: {
      send(mobile, message) {
        if (outside.down.has("sms")) return Promise.reject(new DeliveryFailed(30, false));
        inbox.push({ mobile, message });
        return Promise.resolve({ messageId: `1:${inbox.length}` });
      },
    },
    mail: {
      send(to, mail) {
        if (outside.down.has("mail")) return Promise.reject(new DeliveryFailed(30));
        mailbox.push({ to, mail });
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
    foreigners: {
      findForeigner({ fidaCode, documentKind, documentNumber }, birthDate) {
        ask("foreigners");
        const key = [fidaCode, documentKind, documentNumber, birthDate].join(" ");
        return Promise.resolve(outside.foreigners.get(key) ?? null);
      },
    },
    wires: { ussd: () => false },
    newDigest: newSha256,
    messages: createMessages(languages, GUIDE_IMPRINTS),
    seal: createSeal(new Uint8Array(32).fill(9)),
    background: background.run,
    parts: createParts({ clock, random: systemRandom }),
    probeStore: () => Promise.resolve(),
    window: "https://sso.example.ir",
    companies: {
      findCompany(companyId, person) {
        ask("companies");
        const found = outside.companies.get(companyId);
        if (!found) return Promise.resolve(null);
        const { asked, ...company } = found;
        const id = person.kind === "iranian" ? person.nationalId : person.fidaCode;
        return Promise.resolve(asked === id ? company : { ...company, role: "none" });
      },
    },
    rules: {
      code: CODE_RULES,
      person: PERSON_LIMITS,
      ip: ADDRESS_LIMITS,
      network: NETWORK_LIMITS,
      minimumAge: 18,
    },
  };

  /** A browser with its own journey. */
  function caller(name: string, more: Partial<Caller> = {}): Caller {
    return {
      transaction: hash.digest("transaction", name),
      ip: "address-1",
      network: "network-1",
      requestId: "request-1",
      ...more,
    };
  }

  /** The last code sent to this mobile. */
  function lastCode(mobile = SARA.mobile): string {
    const sent = inbox.findLast((sms) => sms.mobile === mobile && sms.message.template === "code");
    if (sent?.message.template !== "code") throw new Error(`No code was sent to ${mobile}`);
    return sent.message.code;
  }

  /** A new security code, solved. */
  async function captcha(
    caller: Caller,
    isSecond = false,
  ): Promise<{ captchaId: string; captcha: string }> {
    const captchaId = await deps.captchas.issue(caller.transaction, "latin", { isSecond });
    return { captchaId, captcha: answers.get(captchaId)! };
  }

  return {
    deps,
    clock,
    store,
    hash,
    outside,
    inbox,
    mailbox,
    asked,
    caller,
    lastCode,
    captcha,
    answers,
    /** Resolves once all background tasks have ended, and the notices that are due have left. */
    async settled() {
      await background.settled();
      await sendDueNotices(deps);
    },
    async close() {
      await background.settled();
      store.close();
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** A wrong code. */
export function wrongCode(code: string): string {
  return code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
}

/** A test with its own world. */
export function worldTest(name: string, run: (world: World) => Promise<void>) {
  Deno.test(name, async () => {
    const world = await openWorld();
    try {
      await run(world);
    } finally {
      await world.close();
    }
  });
}

/** Sara is this company's chief executive. */
export function asChiefExecutive({ outside }: World, companyId: string, name = "آفتاب"): void {
  const company = { name, status: "active", role: "chief_executive" } as const;
  outside.companies.set(companyId, { ...company, asked: SARA.nationalId });
}

/** As if this many codes had been sent and entered over the whole system. */
export async function countCodes({ store, deps }: World, counted: StrainCount): Promise<void> {
  await commitTo(store).set(deps.strain.newShard(), counted).commit();
}

/** Step 1, with a correct security code; the caller continues with the journey's own token. */
export async function start(world: World, caller: Caller, mobile = SARA.mobile) {
  const { transactionToken, ...result } = await startSignIn(world.deps, caller, {
    mobile,
    ...await world.captcha(caller),
  });
  if (transactionToken) caller.transaction = world.hash.digest("transaction", transactionToken);
  return result;
}

/** Step 2; after a correct code the caller continues with the new token. */
export async function enter(world: World, caller: Caller, code: string) {
  const result = await enterCode(world.deps, caller, code);
  if (result.outcome !== "accepted") return result;
  const { transactionToken, ...accepted } = result;
  caller.transaction = world.hash.digest("transaction", transactionToken);
  return accepted;
}

/** Steps 1 and 2. */
export async function startAndEnterCode(world: World, caller: Caller, mobile = SARA.mobile) {
  await start(world, caller, mobile);
  return await enter(world, caller, world.lastCode(mobile));
}

/** The whole journey of a first visit; throws if it does not end in a session. */
export async function signIn(
  world: World,
  caller: Caller,
  { mobile = SARA.mobile, typed = SARA.typed as TypedIdentity, postalCode = "1234567890" } = {},
) {
  await startAndEnterCode(world, caller, mobile);
  return await identify(world, caller, { typed, postalCode });
}

/** Everything after a correct code. */
export async function identify(
  world: World,
  caller: Caller,
  { typed = SARA.typed as TypedIdentity, postalCode = "1234567890" } = {},
) {
  await checkIdentity(world.deps, caller, typed);
  await confirmPerson(world.deps, caller, true);
  const result = await confirmAddress(world.deps, caller, postalCode);
  if (result.outcome !== "signed_in") throw new Error(`Not signed in: ${result.outcome}`);
  return result;
}
