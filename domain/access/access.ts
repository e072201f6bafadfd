/** Whether a visitor may pass to a service. */
import { SECOND } from "../platform/platform.ts";
import type { Service } from "../services/service.ts";
import { isTooOld } from "../session/proof_age.ts";
import type { Visitor } from "../gateway/visitor/visitor.ts";

export type Access =
  | "allowed"
  /** Nobody is signed in. */
  | "sign_in"
  /** The level is lower than the service needs. */
  | "level_too_low"
  /** The level was proved longer ago than the service accepts. */
  | "level_too_old"
  /** The service is for companies, the visitor acts for themselves. */
  | "legal_only"
  | "natural_only";

/** `now` in milliseconds since the epoch. */
export function decideAccess(
  { service, visitor, now }: { service: Service; visitor: Visitor | null; now: number },
): Access {
  if (!visitor) return "sign_in";
  if (service.persons === "legal" && visitor.actingAs !== "legal") return "legal_only";
  if (service.persons === "natural" && visitor.actingAs !== "natural") return "natural_only";
  if (visitor.identity.level < service.level) return "level_too_low";
  const provedAt = visitor.identity.authTime * SECOND;
  if (isTooOld(provedAt, service.max_age, now)) return "level_too_old";
  return "allowed";
}
