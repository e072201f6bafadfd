/** What an expert does with bus connections: activates, returns, rejects, ends. */
import { transact } from "../platform/commit.ts";
import { listAll, read } from "../platform/read.ts";
import type { Ref } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Staff } from "../staff/staff.ts";
import { trimmed } from "../text/invisible.ts";
import { type BusConnection, busConnectionRecord, connectionWaitingRecord } from "./connection.ts";
import type { BusPorts } from "./ask.ts";
import { userNamesIn } from "./form.ts";
import { moveConnection } from "./keep.ts";
import { type ConnectionState, mayMoveConnection } from "./state.ts";

/** So many are shown at a time; who has decided them sees the next. */
const SHOWN = 50;

/** The first to wait come first. */
export async function waitingConnections(store: Store): Promise<BusConnection[]> {
  const refs: Ref<BusConnection>[] = [];
  for await (const { key, value } of listAll(store, connectionWaitingRecord.all(), SHOWN)) {
    if (refs.length === SHOWN) break;
    refs.push(busConnectionRecord(value, String(key.at(-1))));
  }
  const found = refs.length > 0 ? await read(store, refs) : [];
  return found.flatMap(({ value }) => value ?? []);
}

export interface ConnectionVerdict {
  agencyId: string;
  id: string;
  expert: Pick<Staff, "id" | "name" | "agencyId">;
  to: Extract<ConnectionState, "active" | "returned" | "rejected" | "ended">;
  /** As it was typed: a reason, which only an activation needs not. */
  text: string;
  /** As they were typed, for an activation. */
  userNames: string;
}

export type VerdictFault = { text?: "missing" | "long"; userNames?: "missing" | "format" };

export type VerdictOutcome =
  | { outcome: "moved" }
  | { outcome: "faulty"; faults: VerdictFault }
  /** There is none, or somebody else was faster: its state allows this no more. */
  | { outcome: "gone" };

/** Characters of a reason. */
export const MAX_REASON = 1000;

export async function decideConnection(
  deps: BusPorts,
  { agencyId, id, expert, to, text: typed, userNames: typedNames }: ConnectionVerdict,
): Promise<VerdictOutcome> {
  const text = trimmed(typed);
  const names = userNamesIn(typedNames);
  const faults: VerdictFault = {
    text: text.length > MAX_REASON
      ? "long"
      : text === "" && to !== "active"
      ? "missing"
      : undefined,
    userNames: to !== "active" ? undefined : !names ? "format" : names[0] ? undefined : "missing",
  };
  if (faults.text || faults.userNames) return { outcome: "faulty", faults };
  const wanted = { found: busConnectionRecord(agencyId, id) };
  return await transact(deps.store, wanted, ({ found }, write): VerdictOutcome => {
    const isTheirs = expert.agencyId === agencyId;
    if (!found.value || isTheirs || !mayMoveConnection(found.value.state, { to, by: "expert" })) {
      return { outcome: "gone" };
    }
    moveConnection(deps, write, found.value, {
      ...{ at: deps.clock.now(), to, by: "expert", name: expert.name, staffId: expert.id },
      ...text !== "" && { text },
      ...to === "active" && names && { changes: { userNames: names } },
    });
    return { outcome: "moved" };
  });
}
