/** A second factor as the forms send it, and what their pages say if it was not right. */
import { maskMobile } from "../../domain/identity/mobile.ts";
import type { FactorFailure, TypedFactor } from "../../domain/staff/second_factor.ts";
import type { SendFactorOutcome } from "../../domain/staff/send_factor.ts";
import { credentialOf } from "../passkey/credential.ts";
import { type Answered, type PageProps, retryAtOf } from "../site/page.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { Visit } from "../site/visit.ts";
import { deskPlace } from "./place.ts";

/** Fields that are the proof itself, and no part of what is done with it. */
export const PROOF_FIELDS = ["proof_code", "proof_by", "credential"];

export type ShownFailure = Pick<PageProps<"staffFactor">, "error" | "failure">;

export interface SentFactor extends Omit<TypedFactor, "holder"> {
  by: "sms" | "code";
}

export async function typedFactor(visit: Visit): Promise<SentFactor> {
  const { proof_code: code, proof_by: by } = await visit.form(["proof_code", "proof_by"]);
  const credential = await credentialOf(visit);
  return { code, credential, by: by === "sms" ? "sms" : "code", place: deskPlace(visit) };
}

/** What the page of a question shows beside its failure. */
export const shownFactors = (
  open: { sentAt?: number; mobile: string; passkey?: unknown; needsApp?: boolean },
) => ({
  mobile: maskMobile(open.mobile),
  isSent: open.sentAt !== undefined,
  passkey: open.passkey,
  needsApp: open.needsApp,
});

export function failed(
  { credential }: SentFactor,
  result: Exclude<FactorFailure, { outcome: "lapsed" }>,
): ShownFailure {
  if (result.outcome === "limited") {
    return { failure: { code: "limited", retryAt: result.retryAt } };
  }
  return credential ? { failure: { code: "passkey" } } : { error: result.outcome };
}

export const notSent = (
  { outcome: code, retryAt }: Extract<SendFactorOutcome, { retryAt: number }>,
): ShownFailure => ({ failure: { code, retryAt } });

export function statusOf({ error, failure }: ShownFailure): Answered {
  const retryAt = retryAtOf(failure);
  switch (failure?.code) {
    case "limited":
      return { status: PROBLEM_STATUS.limited, retryAt };
    case "undelivered":
      return { status: 503, retryAt };
    default:
      return { status: error || failure ? 422 : 200 };
  }
}
