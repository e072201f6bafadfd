/** `/applications/<id>/remarks`: what experts said, and the agency's answers. */
import { maskIp } from "../../domain/budget/source.ts";
import { isEditable } from "../../domain/application/state.ts";
import { answerRemark } from "../../domain/review/answer.ts";
import { type Case, readCase } from "../../domain/review/read_case.ts";
import { isSent, MAX_REMARK, type Remark } from "../../domain/review/remark.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageStatus } from "../site/page.ts";
import { showTooLate } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import { fieldsOfCase, shownRemarks } from "./shown.ts";

/** Of a field, before the remark's ID. */
const FIELD = "text-";
const REMARKS = "/applications/:id/remarks";

export function mountOwnRemarks({ allow }: DeskGroups): void {
  allow("manager", "editor", "reader", "key_holder").get(
    REMARKS,
    (visit, live) => page(visit, live),
  );
  allow("manager", "editor").post(REMARKS, answer);
}

interface Tried {
  /** Answers that were not taken, by the remark's ID. */
  typed?: Record<string, string>;
  status?: PageStatus;
}

/** `null`: unknown, as another agency's is. */
async function ownCase(visit: Visit, { staff }: SignedInStaff): Promise<Case | null> {
  const found = await readCase(visit.ports.store, visit.param("id"));
  return found?.application.agencyId === staff.agencyId ? found : null;
}

async function page(
  visit: Visit,
  live: SignedInStaff,
  { typed = {}, status = 200 }: Tried = {},
): Promise<Response> {
  const found = await ownCase(visit, live);
  if (!found) return await visit.problem("not_found");
  const { application, submitted, remarks } = found;
  const { staff: { roles } } = live;
  const sent = remarks.filter((remark) => isSent(remark, application, submitted.round));
  return await visit.page("ownRemarks", {
    applicationId: application.id,
    remarks: shownRemarks(sent, fieldsOfCase(found)),
    mayAnswer: isEditable(application.state) &&
      roles.some((role) => role === "manager" || role === "editor"),
    typed,
  }, { status });
}

/** Each answer that is new or changed is taken for itself, and what was not stands in its field. */
async function answer(visit: Visit, live: SignedInStaff): Promise<Response> {
  const found = await ownCase(visit, live);
  if (!found) return await visit.problem("not_found");
  const { application: { id: applicationId }, remarks } = found;
  const by = { staff: live.staff, network: maskIp(visit.ip) };
  const answers = answersIn(await visit.fields(), remarks);
  const faulty: Record<string, string> = {};
  const gone: string[] = [];
  for (const [remarkId, text] of answers) {
    const { outcome } = await answerRemark(visit.ports, by, { applicationId, remarkId, text });
    if (outcome === "faulty") faulty[remarkId] = text;
    if (outcome === "gone") gone.push(text);
  }
  showTooLate(visit, gone);
  if (gone.length > 0) return await page(visit, live, { typed: faulty, status: 409 });
  if (Object.keys(faulty).length > 0) {
    return await page(visit, live, { typed: faulty, status: 422 });
  }
  return await visit.goTo(`/applications/${applicationId}/remarks`);
}

/** An answer that was given is not taken back: one without text is faulty. */
function answersIn(
  fields: URLSearchParams | null,
  remarks: readonly Remark[],
): [remarkId: string, text: string][] {
  const all = [...fields ?? []].flatMap(([name, text]): [string, string][] =>
    name.startsWith(FIELD) ? [[name.slice(FIELD.length), text.slice(0, 4 * MAX_REMARK)]] : []
  );
  const formerOf = (id: string) => remarks.find((one) => one.id === id)?.answer?.text ?? "";
  const changed = all.filter(([id, text]) => text.replaceAll("\r\n", "\n").trim() !== formerOf(id));
  // With nothing typed at all, the first field says what it wants.
  return changed.length > 0 ? changed : all.filter(([id]) => formerOf(id) === "").slice(0, 1);
}
