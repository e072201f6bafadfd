/** Where what an operator proposes waits for another. */
import type { ProposedAct } from "../../domain/console/proposal.ts";
import { propose } from "../../domain/console/propose.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { Visit } from "../site/visit.ts";

export const PROPOSALS = "/proposals";

/** Proposes, and shows it among the others. */
export async function proposed(
  visit: Visit,
  { staff }: SignedInStaff,
  { act, reason }: { act: ProposedAct; reason: string },
): Promise<Response> {
  const { outcome } = await propose(visit.ports, { staff, act, reason });
  return visit.leave(`${PROPOSALS}?${outcome}`);
}
