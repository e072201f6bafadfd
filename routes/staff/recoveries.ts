/**
 * Managers who recovered their password and wait: at `/members` for the other managers of their
 * agency, at `/recoveries` for operators where there is none.
 */
import { answerRecovery, recoveriesForOperator } from "../../domain/staff/recovery/approve.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { keepSuccess } from "../site/go_on.ts";
import type { Visit } from "../site/visit.ts";
import { confirmed } from "./confirmed.ts";
import { MEMBERS } from "./members.ts";

const RECOVERIES = "/recoveries";

export function mountRecoveries(desk: DeskGroups): void {
  const operators = desk.allow("operator");
  operators.get(RECOVERIES, async (visit) => {
    const recoveries = (await recoveriesForOperator(visit.ports.store))
      .map(({ staff: { id, name }, askedAt }) => ({ id, name, askedAt }));
    return await visit.page("staffRecoveries", { recoveries });
  });
  operators.post(RECOVERIES, confirmed((visit, live) => answer(visit, live, RECOVERIES)));
  desk.allow("manager").post(
    `${MEMBERS}/recoveries`,
    confirmed((visit, live) => answer(visit, live, MEMBERS)),
  );
}

async function answer(visit: Visit, live: SignedInStaff, to: string): Promise<Response> {
  const { member: staffId, action } = await visit.form(["member", "action"]);
  if (action !== "approve" && action !== "refuse") return await visit.problem("bad_request");
  const answered = { staffId, isApproved: action === "approve" };
  const { outcome } = await answerRecovery(visit.ports, live, answered);
  if (outcome === "gone") return await visit.problem("not_found");
  keepSuccess(visit, "member_changed");
  return visit.leave(to);
}
