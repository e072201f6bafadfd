/** `/applications/<id>/remarks`: what experts said, and the agency's answers. */
import { maskIp } from "../../domain/budget/source.ts";
import { isEditable } from "../../domain/application/state.ts";
import { answerRemark } from "../../domain/review/answer.ts";
import { readCase } from "../../domain/review/read_case.ts";
import { isSent, MAX_REMARK } from "../../domain/review/remark.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { Visit } from "../site/visit.ts";
import { fieldsOfCase, shownRemarks } from "./shown.ts";

const REMARKS = "/applications/:id/remarks";

export function mountOwnRemarks({ allow }: DeskGroups): void {
  allow("manager", "editor", "reader", "key_holder").get(
    REMARKS,
    (visit, live) => page(visit, live),
  );
  allow("manager", "editor").post(REMARKS, answer);
}

async function page(
  visit: Visit,
  { staff: { agencyId, roles } }: SignedInStaff,
  failed?: { id: string; text: string },
): Promise<Response> {
  const applicationId = visit.param("id");
  const found = await readCase(visit.ports.store, applicationId);
  // Another agency's is an unknown address.
  if (!found || found.application.agencyId !== agencyId) return await visit.problem("not_found");
  const { application, submitted, remarks } = found;
  const sent = remarks.filter((remark) => isSent(remark, application, submitted.round));
  return await visit.page("ownRemarks", {
    applicationId,
    remarks: shownRemarks(sent, fieldsOfCase(found)),
    mayAnswer: isEditable(application.state) &&
      roles.some((role) => role === "manager" || role === "editor"),
    failed,
  }, { status: failed ? 422 : 200 });
}

async function answer(visit: Visit, live: SignedInStaff): Promise<Response> {
  const applicationId = visit.param("id");
  const fields = await visit.fields();
  const remarkId = fields?.get("remark") ?? "";
  const text = (fields?.get(`text-${remarkId}`) ?? "").slice(0, 4 * MAX_REMARK);
  const by = { staff: live.staff, network: maskIp(visit.ip) };
  const { outcome } = await answerRemark(visit.ports, by, { applicationId, remarkId, text });
  switch (outcome) {
    case "answered":
      return await visit.goTo(`/applications/${applicationId}/remarks`);
    case "faulty":
      return await page(visit, live, { id: remarkId, text });
    case "gone":
      return await visit.problem("not_found");
  }
}
