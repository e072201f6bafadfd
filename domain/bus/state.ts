/**
 * The states of a bus connection, and who may move it from which to which. An active connection is
 * what an application to offer a service needs first (agency-service-request, «پیشخوان»).
 */
export const CONNECTION_STATES = [
  "draft",
  "submitted",
  "returned",
  "active",
  "rejected",
  "ended",
] as const;
export type ConnectionState = typeof CONNECTION_STATES[number];

export type ConnectionActor = "agency" | "expert";

type Moves = Partial<Record<ConnectionState, readonly ConnectionActor[]>>;

const MOVES: Record<ConnectionState, Moves> = {
  draft: { submitted: ["agency"] },
  submitted: { returned: ["expert"], active: ["expert"], rejected: ["expert"] },
  returned: { submitted: ["agency"] },
  active: { ended: ["agency", "expert"] },
  rejected: {},
  ended: {},
};

export const mayMoveConnection = (
  from: ConnectionState,
  { to, by }: { to: ConnectionState; by: ConnectionActor },
): boolean => MOVES[from][to]?.includes(by) ?? false;

/** The agency may change what it asks for. */
export const isConnectionEditable = (state: ConnectionState): boolean =>
  state === "draft" || state === "returned";
