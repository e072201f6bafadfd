/** `/outbox` of the desk: what waits for others, resumed and sent again. */
import {
  listBehind,
  MAX_REPLAY_HOURS,
  mayReplay,
  replayByStaff,
  resumeByStaff,
  shownReceiver,
} from "../../domain/console/outbox_desk.ts";
import { lastMessages, receiverBehind, type ReceiverView } from "../../domain/outbox/control.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import { parseNumber } from "../../domain/text/digits.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { confirmed } from "../staff/confirmed.ts";

const OUTBOX = "/outbox";
const RECEIVER = `${OUTBOX}/receiver`;

export function mountOutbox(desk: DeskGroups): void {
  const group = desk.allow("operator");
  group.get(OUTBOX, list);
  group.get(RECEIVER, (visit) => show(visit, visit.query("name") ?? ""));
  group.post(RECEIVER, confirmed(act));
}

/** The address of one receiver; a person's holds their account, sealed. */
function pathOf({ ports: { seal } }: Visit, receiver: string): string {
  const name = seal.close(receiver, "outbox receiver");
  return `${RECEIVER}?${new URLSearchParams({ name })}`;
}

async function list(visit: Visit): Promise<Response> {
  const behind = await listBehind(visit.ports.store);
  return await visit.page("outbox", {
    receivers: behind.map((view) => ({
      receiver: shownReceiver(view.receiver),
      path: pathOf(visit, view.receiver),
      ...shownBehind(view),
    })),
  });
}

const shownBehind = ({ state, since, waiting, oldestAt, reason }: ReceiverView) => ({
  state,
  since,
  waiting,
  oldestAt,
  reason,
});

type Shown = Pick<PageProps<"outboxReceiver">, "done" | "error" | "hours">;

/** Messages on the page. */
const SHOWN = 30;

async function show(visit: Visit, name: string, shown?: Shown): Promise<Response> {
  const { store, seal } = visit.ports;
  const receiver = seal.open(name, "outbox receiver");
  if (receiver === null) return await visit.problem("not_found");
  visit.known = { ...visit.known, here: pathOf(visit, receiver) };
  const [messages, behind] = await Promise.all([
    lastMessages(store, receiver, SHOWN),
    receiverBehind(store, receiver),
  ]);
  return await visit.page("outboxReceiver", {
    name,
    receiver: shownReceiver(receiver),
    behind: behind ? shownBehind(behind) : undefined,
    messages: messages.map(({ kind, at, fate, endedAt, attempts = 0, reason }) => ({
      kind,
      at,
      fate,
      endedAt,
      attempts,
      reason,
    })),
    most: MAX_REPLAY_HOURS,
    mayReplay: mayReplay(receiver),
    hours: "",
    ...shown,
  }, { status: shown?.error ? 422 : 200 });
}

async function act(visit: Visit, { staff: { id: staffId } }: SignedInStaff): Promise<Response> {
  const { name, act, hours } = await visit.form(["name", "act", "hours"], { name: 500 });
  const receiver = visit.ports.seal.open(name, "outbox receiver");
  if (receiver === null) return await visit.problem("not_found");
  if (act === "resume") {
    const isDone = await resumeByStaff(visit.ports, { receiver, staffId });
    return await show(visit, name, { done: isDone ? "resumed" : "nothing", hours: "" });
  }
  if (!mayReplay(receiver)) return await visit.problem("not_found");
  const count = Number(parseNumber(hours));
  if (!(count >= 1 && count <= MAX_REPLAY_HOURS) || !Number.isInteger(count)) {
    return await show(visit, name, { error: "hours", hours });
  }
  await replayByStaff(visit.ports, { receiver, hours: count, staffId });
  return await show(visit, name, { done: "replayed", hours: "" });
}
