/** `/support` of the desk: the questions that wait for support, and those that it had. */
import { findRequest } from "../../domain/support/answer.ts";
import type { SupportState } from "../../domain/support/request.ts";
import { type Askers, BOOKS, listTickets, type TicketRow } from "../../domain/support/tickets.ts";
import { parseTrackingNumber } from "../../domain/text/tracking_number.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

export const TICKETS = "/support";
const STATES = ["waiting", "answered", "closed"] as const satisfies SupportState[];

export function mountTickets(desk: DeskGroups): void {
  const group = desk.allow("support", "operator");
  group.get(TICKETS, (visit) => list(visit, {}));
  group.post(TICKETS, open);
}

/** `null`: there are no such askers. */
export const askersIn = (name: string): Askers | null =>
  Object.hasOwn(BOOKS, name) ? name as Askers : null;

type Sought = Pick<PageProps<"tickets">, "error"> & { number?: string; askers?: string };

async function list(visit: Visit, sought: Sought): Promise<Response> {
  const { number = "", error, askers: named = visit.query("askers") } = sought;
  const askers = askersIn(named ?? "") ?? "people";
  const state = STATES.find((one) => one === visit.query("state")) ?? "waiting";
  const { topics } = BOOKS[askers];
  const topic = topics.find((one) => one === visit.query("topic"));
  const cursor = visit.query("before");
  const { rows, isFirst, next } = await listTickets(visit.ports, { askers, state, topic, cursor });
  const list = { askers, state, ...topic && { topic } };
  const older = next && `${TICKETS}?${new URLSearchParams({ ...list, before: next })}`;
  return await visit.page("tickets", {
    ...list,
    topics,
    rows: rows.map(rowOf),
    older,
    isFirstPage: isFirst,
    number,
    error,
  }, { status: error ? 422 : 200 });
}

/** Characters of a message on the list. */
const EXCERPT = 120;

function rowOf({ request: { number, topic, messages }, lease }: TicketRow) {
  const { at, text } = messages.at(-1)!;
  const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
  return { number, topic, at, excerpt, looker: lease?.name };
}

/** By its number, as the person reads it out. */
async function open(visit: Visit): Promise<Response> {
  const { number, askers: named } = await visit.form(["number", "askers"]);
  const askers = askersIn(named) ?? "people";
  const parsed = parseTrackingNumber(number);
  const found = "trackingNumber" in parsed &&
    await findRequest(visit.ports.store, parsed.trackingNumber, BOOKS[askers]);
  if (!found) return await list(visit, { number, askers, error: "unknown" });
  return await visit.goTo(`${TICKETS}/${askers}/${found.number}`);
}
