/** What an agency does with its bus connections: asks, corrects, ends. */
import { transact, type Write } from "../platform/commit.ts";
import type { Ports } from "../ports.ts";
import type { Staff } from "../staff/staff.ts";
import { newTrackingNumber } from "../text/tracking_number.ts";
import {
  type BusConnection,
  busConnectionRecord,
  type ConnectionForm,
  readConnections,
} from "./connection.ts";
import { type ConnectionFaults, faultsOfConnection } from "./form.ts";
import { moveConnection } from "./keep.ts";
import { isConnectionEditable, mayMoveConnection } from "./state.ts";

export type BusPorts = Pick<Ports, "store" | "clock" | "random" | "audit">;

/** Of one agency, whatever their state: an agency has two or three. */
export const MAX_CONNECTIONS = 50;

export interface AskConnection {
  agencyId: string;
  /** Of a new one, the page with its form has drawn it: a form that is sent twice asks once. */
  id: string;
  staff: Pick<Staff, "id" | "name">;
  form: ConnectionForm;
  /** Otherwise it is kept as it is, and nobody looks at it. */
  submit: boolean;
}

export type AskOutcome =
  | { outcome: "kept"; connection: BusConnection }
  | { outcome: "faulty"; faults: ConnectionFaults }
  | { outcome: "many" }
  /** There is none of this agency, or it is not the agency's turn. */
  | { outcome: "gone" };

/** Begins a connection. */
export async function askConnection(deps: BusPorts, asked: AskConnection): Promise<AskOutcome> {
  const { store, clock, random } = deps;
  const { agencyId, id, form } = asked;
  const faults = asked.submit ? faultsOfConnection(form) : null;
  if (faults) return { outcome: "faulty", faults };
  if ((await readConnections(store, agencyId)).length >= MAX_CONNECTIONS) {
    return { outcome: "many" };
  }
  const now = clock.now();
  const draft: BusConnection = {
    ...{ id, agencyId, form, state: "draft", userNames: [], acts: [] },
    number: newTrackingNumber(random),
    createdAt: now,
    changedAt: now,
  };
  const wanted = { found: busConnectionRecord(agencyId, id) };
  return await transact(
    store,
    wanted,
    ({ found }, write) =>
      found.value ? { outcome: "kept", connection: found.value } : keep(deps, write, draft, asked),
  );
}

/** Saves a draft, or what an expert has returned. */
export async function changeConnection(deps: BusPorts, asked: AskConnection): Promise<AskOutcome> {
  const wanted = { found: busConnectionRecord(asked.agencyId, asked.id) };
  return await transact(deps.store, wanted, ({ found }, write): AskOutcome => {
    if (!found.value || !isConnectionEditable(found.value.state)) return { outcome: "gone" };
    const faults = asked.submit ? faultsOfConnection(asked.form) : null;
    if (faults) return { outcome: "faulty", faults };
    return keep(deps, write, found.value, asked);
  });
}

function keep(
  deps: BusPorts,
  write: Write,
  former: BusConnection,
  { staff, form, submit }: AskConnection,
): AskOutcome {
  if (!submit) {
    const connection = { ...former, form };
    write.set(busConnectionRecord(former.agencyId, former.id), connection);
    return { outcome: "kept", connection };
  }
  const connection = moveConnection(deps, write, former, {
    ...{ at: deps.clock.now(), to: "submitted", by: "agency" },
    ...{ name: staff.name, staffId: staff.id, changes: { form } },
  });
  return { outcome: "kept", connection };
}

/** The agency needs it no longer. @returns whether it was active */
export async function endConnection(
  deps: BusPorts,
  { agencyId, id, staff }: Pick<AskConnection, "agencyId" | "staff"> & { id: string },
): Promise<boolean> {
  const wanted = { found: busConnectionRecord(agencyId, id) };
  return await transact(deps.store, wanted, ({ found }, write) => {
    const by = "agency";
    if (!found.value || !mayMoveConnection(found.value.state, { to: "ended", by })) return false;
    const at = deps.clock.now();
    moveConnection(deps, write, found.value, {
      ...{ at, to: "ended", by, name: staff.name, staffId: staff.id },
    });
    return true;
  });
}
