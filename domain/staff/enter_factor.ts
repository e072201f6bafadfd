/** The second step of signing in to the desk. */
import { type Read, read } from "../platform/read.ts";
import type { Found } from "../platform/record.ts";
import { type StaffStep, staffStepRecord } from "./enter_password.ts";
import { rememberStaffBrowser } from "./known_browser.ts";
import { type AgencyMembers, membersOf, writeMember } from "./members.ts";
import { staffPasskeyRequest, staffPasskeysRecord } from "./passkeys.ts";
import type { StaffPorts } from "./ports.ts";
import { type Asked, type FactorFailure, tryFactor, type TypedFactor } from "./second_factor.ts";
import { beginStaffSession, type SessionPlace } from "./session.ts";
import { isActive, staffRecord } from "./staff.ts";

export type FactorOutcome =
  /** `browserToken`: this browser did not know them, and does from now on. */
  | { outcome: "right"; sessionToken: string; browserToken?: string }
  /** `lapsed`: no password was entered here within ten minutes, or all sessions were ended since. */
  | FactorFailure;

interface OpenStep extends Asked {
  members: Found<AgencyMembers>;
  step: Found<StaffStep> & { value: StaffStep };
}

const stepDigest = ({ hash }: Pick<StaffPorts, "hash">, token: string) =>
  hash.digest("staff_step", token);

/** `null` if the step has lapsed. */
export const readStep = (deps: Pick<StaffPorts, "hash">, token: string) =>
async (
  read: Read,
): Promise<OpenStep | null> => {
  const step = await read(staffStepRecord(stepDigest(deps, token)));
  if (!step.value) return null;
  const staff = await read(staffRecord(step.value.staffId));
  if (!isActive(staff.value) || staff.value.epoch !== step.value.epoch) return null;
  const { userName } = step.value;
  const sms = staff.value.needsApp ? undefined : step.value.sms;
  const members = await read(membersOf(staff.value));
  return { step, staff, userName, sms, members } as OpenStep;
};

/** What the page of the step shows; `null` if the step has lapsed. */
export async function openFactors(
  deps: Pick<StaffPorts, "store" | "clock" | "random" | "hash" | "deskPasskeys">,
  token: string,
) {
  const open = await readStep(deps, token)((wanted) => read(deps.store, wanted));
  if (!open) return null;
  const { id, mobile, needsApp } = open.staff.value;
  const { value: passkeys } = await read(deps.store, staffPasskeysRecord(id));
  return {
    sentAt: open.sms?.sentAt,
    mobile,
    needsApp,
    /** For the browser; absent if the member has no passkey. */
    passkey: passkeys?.length ? staffPasskeyRequest(deps, stepDigest(deps, token)) : undefined,
  };
}

export async function enterFactor(
  deps: Pick<
    StaffPorts,
    "store" | "clock" | "random" | "hash" | "seal" | "totp" | "audit" | "deskPasskeys"
  >,
  { token, at, language, ...typed }: Omit<TypedFactor, "holder"> & {
    token: string;
    at?: SessionPlace;
    /** Of the pages (BCP 47). */
    language?: string;
  },
): Promise<FactorOutcome> {
  const tried = { ...typed, holder: stepDigest(deps, token) };
  return await tryFactor(deps, tried, readStep(deps, token), {
    event: "staff.signed_in",
    succeed(write, { step, staff, members, browser }, right): FactorOutcome {
      const now = deps.clock.now();
      const signedIn = { ...right.staff, lastSignInAt: now, needsApp: undefined, language };
      write.delete(step);
      writeMember(write, { staff, members }, signedIn);
      const { factor } = right;
      const sessionToken = beginStaffSession(write, deps, { staff: signedIn, factor, now, at });
      const browserToken = rememberStaffBrowser(deps, write, {
        browser,
        staffId: signedIn.id,
        now,
      });
      return { outcome: "right", sessionToken, browserToken };
    },
  });
}
