/** What a service's own pages may know about the session: no more than its server is told. */
import { proofEndsAt } from "../../access/needs.ts";
import type { AccessRefusal } from "../../access/refusal.ts";
import { SECOND } from "../../platform/platform.ts";
import type { Service } from "../../services/service.ts";
import { IDLE_LIMIT, type Session } from "../../session/session.ts";
import type { Identity } from "./visitor.ts";

/** `GET /_panjereh/session` (docs/wires.md). Seconds are whole, and count from the answer. */
export type SessionDocument =
  & { sign_out: string }
  & (
    | {
      signed_in: false;
      reason: Exclude<AccessRefusal, "sign_in"> | "sign_in_required";
      sign_in: string;
    }
    | {
      signed_in: true;
      subject: string;
      level: number;
      locale: string;
      /** Until the session ends unless the person does something. */
      idle_seconds: number;
      /** Until the session ends at the latest. */
      remaining_seconds: number;
      /** Until the service asks for another proof, if it limits the age of that. */
      proof_seconds?: number;
    }
  );

/** Of a person whom the service admits. */
export function signedInDocument(
  { session, identity, locale, service, now }: {
    session: Session;
    identity: Identity;
    locale: string;
    service: Service;
    now: number;
  },
) {
  const secondsTo = (time: number) => Math.max(0, Math.floor((time - now) / SECOND));
  const remaining_seconds = secondsTo(session.expiresAt);
  const proof = proofEndsAt(session, service);
  return {
    signed_in: true as const,
    subject: identity.subject,
    level: identity.level,
    locale,
    idle_seconds: Math.min(secondsTo(session.lastSeenAt + IDLE_LIMIT), remaining_seconds),
    remaining_seconds,
    ...proof !== undefined && { proof_seconds: secondsTo(proof) },
  };
}
