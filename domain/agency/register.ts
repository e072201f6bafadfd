/**
 * How an organisation registers: the form, a code to the first manager's mobile, a tracking number.
 * The answers are the same whichever agencies exist.
 */
import { issueCode, judgeCode, parseCode } from "../journey/one_time_code.ts";
import { sentOutcome } from "../notice/taken.ts";
import { commitTo, transact } from "../platform/commit.ts";
import { newToken } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import { newTrackingNumber } from "../text/tracking_number.ts";
import { moveRegistration } from "./keep.ts";
import {
  type PendingRegistration,
  pendingRegistrationRecord,
  type RegisterPorts,
  REGISTRATION_CODE_RULES,
  spendRegistration,
} from "./pending.ts";
import { type RegistrationForm, registrationRecord } from "./registration.ts";
import { judgeRegistration, type RegistrationFaults } from "./registration_form.ts";

export const pendingOf = ({ hash }: Pick<RegisterPorts, "hash">, token: string) =>
  pendingRegistrationRecord(hash.digest("registration", token));

export type BegunOutcome =
  /** `token`: of the cookie by which this browser goes on. */
  | { outcome: "sent"; token: string }
  | { outcome: "faulty"; faults: RegistrationFaults }
  | { outcome: "limited" | "undelivered"; retryAt: number }
  /** There is nothing to correct. */
  | { outcome: "gone" };

/** After the security code. `network`: from where, as its hash. */
export async function beginRegistration(
  deps: RegisterPorts,
  form: RegistrationForm,
  network: string,
): Promise<BegunOutcome> {
  const judged = judgeRegistration(form, { calendar: deps.calendar, now: deps.clock.now() });
  if ("faults" in judged) return { outcome: "faulty", faults: judged.faults };
  const [{ mobile }] = judged.registered.managers;
  return await sendCode(deps, { form, mobile, network });
}

/** Of a registration that was returned: its first manager alone may correct it. */
export async function beginCorrection(
  deps: RegisterPorts,
  number: string,
  network: string,
): Promise<BegunOutcome> {
  const { value } = await read(deps.store, registrationRecord(number));
  if (value?.state !== "returned") return { outcome: "gone" };
  const { form, registered: { managers: [{ mobile }] } } = value;
  return await sendCode(deps, { form, mobile, network, corrects: number });
}

async function sendCode(
  deps: RegisterPorts,
  { network, ...wanted }: Pick<PendingRegistration, "form" | "mobile" | "corrects"> & {
    network: string;
  },
): Promise<BegunOutcome> {
  const { store, clock, random, sms } = deps;
  const retryAt = await spendRegistration(deps, { network, mobile: wanted.mobile });
  if (retryAt !== null) return { outcome: "limited", retryAt };
  const token = newToken(random);
  const { code, record } = issueCode(deps, REGISTRATION_CODE_RULES, clock.now());
  const pending = { ...wanted, code: record, isConfirmed: false };
  await commitTo(store).set(pendingOf(deps, token), pending).commit();
  const sent = await sentOutcome(sms.send(wanted.mobile, { template: "desk_code", code }), clock);
  return sent.outcome === "sent" ? { ...sent, token } : sent;
}

/** What this browser has begun; `null` once it has lapsed. */
export async function pendingRegistration(
  deps: Pick<RegisterPorts, "store" | "hash">,
  token: string,
): Promise<PendingRegistration | null> {
  return (await read(deps.store, pendingOf(deps, token))).value;
}

export type ConfirmOutcome =
  /** `number`: of the registration, or of the one that may be corrected now. */
  | { outcome: "registered" | "correct"; number: string }
  | { outcome: "missing" | "format" | "lapsed" }
  | { outcome: "wrong"; triesLeft: number };

/** The code came back: what was typed becomes a registration. */
export async function confirmRegistration(
  deps: RegisterPorts,
  token: string,
  typed: string,
): Promise<ConfirmOutcome> {
  const { digits, tries } = REGISTRATION_CODE_RULES;
  if (typed.trim() === "") return { outcome: "missing" };
  const code = parseCode(typed, digits);
  if (code === null) return { outcome: "format" };
  const now = deps.clock.now();
  const fresh = newTrackingNumber(deps.random);
  const wanted = { pending: pendingOf(deps, token), taken: registrationRecord(fresh) };
  return await transact(deps.store, wanted, ({ pending }, write): ConfirmOutcome => {
    const found = pending.value;
    if (!found) return { outcome: "lapsed" };
    const { corrects, number } = found;
    // A form that is sent twice registers once.
    if (number !== undefined) return { outcome: "registered", number };
    if (corrects !== undefined && found.isConfirmed) {
      return { outcome: "correct", number: corrects };
    }
    const verdict = judgeCode(deps.hash, found.code, code, { now, tries });
    if (verdict === "expired" || verdict === "spent") return { outcome: "lapsed" };
    if (verdict === "wrong") {
      const wrongTries = found.code.wrongTries + 1;
      write.set(pending, { ...found, code: { ...found.code, wrongTries } });
      return wrongTries < tries
        ? { outcome: "wrong", triesLeft: tries - wrongTries }
        : { outcome: "lapsed" };
    }
    if (corrects !== undefined) {
      write.set(pending, { ...found, isConfirmed: true });
      return { outcome: "correct", number: corrects };
    }
    // What was right half an hour ago may be a day of tomorrow's calendar, and no more.
    const judged = judgeRegistration(found.form, { calendar: deps.calendar, now });
    if ("faults" in judged) return { outcome: "lapsed" };
    write.set(pending, { ...found, isConfirmed: true, number: fresh });
    const { form } = found;
    moveRegistration(deps, write, null, {
      ...{ at: now, to: "submitted" },
      changes: { number: fresh, form, registered: judged.registered },
    });
    return { outcome: "registered", number: fresh };
  });
}
