/**
 * `/help` of the desk: questions of agencies' staff to those who run the window. The page that
 * somebody comes from is sent along, as at the window.
 */
import { AGENCY_ROLES } from "../../domain/staff/role.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import { describeDevice } from "../../domain/session/device.ts";
import {
  askSupport,
  closeRequest,
  ownRequest,
  ownRequests,
  writeAgain,
} from "../../domain/support/ask.ts";
import { MAX_OPEN, MAX_TEXT, STAFF, type SupportContext } from "../../domain/support/request.ts";
import { parseText } from "../../domain/support/text.ts";
import type { DeskGroups } from "../desk/groups.ts";
import { PROBLEM_STATUS } from "../site/problem_status.ts";
import type { PageStatus } from "../site/page.ts";
import { showTooLate } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import { continued, ownQuestionProps, statusOf, type Typed } from "./own_question.ts";
import { MAX_TYPED, pageIn } from "./new_request.ts";

const HELP = "/help";
const QUESTION = `${HELP}/:number`;

export function mountDeskHelp(desk: DeskGroups): void {
  const [first, ...others] = AGENCY_ROLES;
  const group = desk.allow(first, ...others);
  group.get(HELP, list);
  group.get(`${HELP}/new`, (visit) => visit.page("supportNew", form(visit, visit.query("page"))));
  group.post(`${HELP}/new`, ask);
  group.get(QUESTION, (visit, live) => show(visit, live));
  group.post(QUESTION, act);
}

async function list(visit: Visit, { staff }: SignedInStaff): Promise<Response> {
  const requests = await ownRequests(visit.ports.store, staff.id, STAFF);
  return await visit.page("support", {
    requests: requests.map(({ number, topic, state, messages: [{ at }] }) => ({
      number,
      topic,
      state,
      at,
    })),
  });
}

const form = (visit: Visit, page?: string) => ({
  topics: STAFF.topics,
  topic: "",
  text: "",
  maxText: MAX_TEXT,
  maxOpen: MAX_OPEN,
  context: contextOf(visit, page),
  after: continued(visit),
});

const contextOf = (visit: Visit, page?: string): SupportContext => ({
  page: pageIn(page),
  device: describeDevice(visit.header("user-agent")),
  language: visit.language,
});

async function ask(visit: Visit, { staff }: SignedInStaff): Promise<Response> {
  const typed = await visit.form(["topic", "text", "page"], { text: MAX_TYPED });
  const parsed = parseText(typed.text);
  const topic = STAFF.topics.find((one) => one === typed.topic);
  const shown = { ...form(visit, typed.page), topic: typed.topic, text: typed.text };
  if ("error" in parsed || !topic) {
    const errors = { topic: !topic, text: "error" in parsed ? parsed.error : undefined };
    return await visit.page("supportNew", { ...shown, errors }, { status: 422 });
  }
  const question = { topic, text: parsed.text, context: shown.context };
  const number = await askSupport({ ...visit.ports, book: STAFF }, staff.id, question);
  if (number !== "too_many") return await visit.goTo(`${HELP}/${number}`);
  const status = PROBLEM_STATUS.limited;
  return await visit.page("supportNew", { ...shown, tooMany: true }, { status });
}

async function show(
  visit: Visit,
  { staff }: SignedInStaff,
  typed?: Typed,
  status: PageStatus = statusOf(typed),
): Promise<Response> {
  const request = await ownRequest(visit.ports.store, staff.id, visit.param("number"), STAFF);
  if (!request) return await visit.problem("not_found");
  return await visit.page("supportRequest", ownQuestionProps(visit, request, { typed }), {
    status,
  });
}

async function act(visit: Visit, live: SignedInStaff): Promise<Response> {
  const deps = { ...visit.ports, book: STAFF };
  const number = visit.param("number");
  const { text: typed, close } = await visit.form(["text", "close"], { text: MAX_TYPED });
  if (close) {
    const isDone = await closeRequest(deps, live.staff.id, number);
    if (!isDone) return await visit.problem("not_found");
    showTooLate(visit, [typed]);
    return typed.trim() ? await show(visit, live) : await visit.goTo(`${HELP}/${number}`);
  }
  const parsed = parseText(typed);
  if ("error" in parsed) return await show(visit, live, { text: typed, error: parsed.error });
  const written = await writeAgain(deps, live.staff.id, { number, text: parsed.text });
  if (written === "written") return await visit.goTo(`${HELP}/${number}`);
  if (written === "too_many") return await show(visit, live, { text: typed, isTooMany: true });
  showTooLate(visit, [typed]);
  return await show(visit, live, { text: "" }, 409);
}
