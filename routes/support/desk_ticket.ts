/** `/support/<askers>/<number>` of the desk: one question is read, answered, moved and closed. */
import type { SignedInStaff } from "../../domain/staff/session.ts";
import {
  answerRequest,
  changeTopic,
  closeTicket,
  findRequest,
} from "../../domain/support/answer.ts";
import { inserted, offeredFor, type PreparedAnswer } from "../../domain/support/prepared.ts";
import { MAX_MESSAGES, MAX_TEXT } from "../../domain/support/request.ts";
import { parseText } from "../../domain/support/text.ts";
import { BOOKS, openTicket } from "../../domain/support/tickets.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps, PageStatus } from "../site/page.ts";
import { showTooLate } from "../site/send_again.ts";
import type { Visit } from "../site/visit.ts";
import { askerOf } from "./asker.ts";
import { askersIn, TICKETS } from "./desk_tickets.ts";
import { MAX_TYPED } from "./new_request.ts";

const TICKET = `${TICKETS}/:askers/:number`;

export function mountTicket(desk: DeskGroups): void {
  const group = desk.allow("support", "operator");
  group.get(TICKET, (visit, live) => show(visit, live));
  group.post(TICKET, answer);
  group.post(`${TICKET}/close`, close);
}

type Shown = Pick<PageProps<"ticket">, "typed" | "isChanged"> & {
  isMissing?: boolean;
  /** Prepared answers, if they were read already. */
  offered?: PreparedAnswer[];
  status?: PageStatus;
};

async function show(
  visit: Visit,
  { staff }: SignedInStaff,
  { isMissing, offered, status = 200, ...shown }: Partial<Shown> = {},
): Promise<Response> {
  const askers = askersIn(visit.param("askers"));
  const opened = askers &&
    await openTicket(visit.ports, { askers, number: visit.param("number"), staff });
  if (!opened) return await visit.problem("not_found");
  const { request: { number, topic, state, messages, context }, other } = opened;
  const isOpen = state !== "closed" && messages.length < MAX_MESSAGES;
  if (!isOpen && shown.typed) showTooLate(visit, [shown.typed.text]);
  const prepared = isOpen ? offered ?? await offeredFor(visit.ports.store, topic) : [];
  return await visit.page("ticket", {
    askers,
    asker: askers === "staff" ? await askerOf(visit, opened.request) : undefined,
    number,
    topics: BOOKS[askers].topics,
    topic,
    state,
    messages,
    context,
    other,
    isOpen,
    typed: { text: "" },
    choice: { prepared, isMissing },
    maxText: MAX_TEXT,
    ...shown,
    // There is no field any more in which the answer could stay.
    isChanged: isOpen && shown.isChanged,
  }, { status });
}

/** Which question the path names, for the domain; `null`: none. */
function actOn(visit: Visit, { staff }: SignedInStaff) {
  const askers = askersIn(visit.param("askers"));
  const number = visit.param("number");
  if (!askers) return null;
  return {
    deps: { ...visit.ports, book: BOOKS[askers] },
    act: { number, by: staff.id },
    page: `${TICKETS}/${askers}/${number}`,
  };
}

async function answer(visit: Visit, live: SignedInStaff): Promise<Response> {
  const names = ["text", "seen", "action", "prepared", "topic"] as const;
  const { text: typed, seen, action, ...form } = await visit.form(names, { text: 2 * MAX_TYPED });
  if (action === "insert") return await insert(visit, live, { typed, id: form.prepared });
  if (action === "move") return await move(visit, live, { typed, name: form.topic });
  const on = actOn(visit, live);
  if (!on) return await visit.problem("not_found");
  const parsed = parseText(typed);
  if ("error" in parsed) {
    return await show(visit, live, { typed: { text: typed, error: parsed.error }, status: 422 });
  }
  const outcome = await answerRequest(on.deps, {
    ...on.act,
    text: parsed.text,
    seen: Number(seen),
  });
  switch (outcome) {
    case null:
      return await visit.problem("not_found");
    case "answered":
      return await visit.goTo(on.page);
    case "closed":
    case "changed":
      return await show(visit, live, { typed: { text: typed }, isChanged: true, status: 422 });
  }
}

/** The page again, with the prepared answer below what was typed. Nothing is sent or kept. */
async function insert(
  visit: Visit,
  live: SignedInStaff,
  { typed, id }: { typed: string; id: string },
): Promise<Response> {
  const on = actOn(visit, live);
  const request = on && await findRequest(visit.ports.store, on.act.number, on.deps.book);
  if (!request) return await visit.problem("not_found");
  const { topic, context: { language } } = request;
  const offered = await offeredFor(visit.ports.store, topic);
  const chosen = offered.find((one) => one.id === id);
  if (!chosen) {
    const missing = { typed: { text: typed }, isMissing: true, status: 422 } as const;
    return await show(visit, live, { ...missing, offered });
  }
  return await show(visit, live, { typed: { text: inserted(typed, chosen, language) }, offered });
}

async function close(visit: Visit, live: SignedInStaff): Promise<Response> {
  const on = actOn(visit, live);
  if (!on || !await closeTicket(on.deps, on.act)) return await visit.problem("not_found");
  const { text } = await visit.form(["text"], { text: 2 * MAX_TYPED });
  return text.trim() ? await show(visit, live, { typed: { text } }) : await visit.goTo(on.page);
}

/** What was typed beside it stays. */
async function move(
  visit: Visit,
  live: SignedInStaff,
  { typed: text, name }: { typed: string; name: string },
): Promise<Response> {
  const on = actOn(visit, live);
  const topic = on?.deps.book.topics.find((one) => one === name);
  const isMoved = on && topic && await changeTopic(on.deps, { ...on.act, topic });
  if (!isMoved) return await visit.problem("not_found");
  return text.trim() ? await show(visit, live, { typed: { text } }) : await visit.goTo(on.page);
}
