/**
 * An agency's connection to the bus on which agencies exchange data: GSB, or PGSB for what is not of
 * the state («درخواست اتصال به GSB/PGSB», agency-service-request).
 */
import { listAll, read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { ConnectionState } from "./state.ts";

export const BUSES = ["gsb", "pgsb"] as const;
export type Bus = typeof BUSES[number];

/** As it was typed, complete or not. */
export interface ConnectionForm {
  bus: string;
  purpose: string;
  contactName: string;
  contactPosition: string;
  contactMobile: string;
  contactEmail: string;
  /** IP addresses of the agency's servers, one a line. */
  addresses: string;
  /** Names that the agency wants on the bus, one a line. */
  userNames: string;
}

/** What the agency and the experts did and said to each other. */
export interface ConnectionAct {
  /** Milliseconds. */
  at: number;
  to: ConnectionState;
  by: "agency" | "expert";
  /** Of the member of staff, as it stands on the desk. */
  name: string;
  /** A reason. */
  text?: string;
}

export interface BusConnection {
  /** Sortable by time (UUIDv7, RFC 9562 §5.7). */
  id: string;
  agencyId: string;
  /** By which people name it; see text/tracking_number.ts. */
  number: string;
  form: ConnectionForm;
  state: ConnectionState;
  /** By which the bus knows the agency's programs: agreed when it was activated. */
  userNames: string[];
  /** The latest last. */
  acts: ConnectionAct[];
  createdAt: number;
  /** When the state began, in milliseconds. */
  changedAt: number;
}

export const busConnectionRecord = record<BusConnection, [agencyId: string, id: string]>(
  "bus_connection",
  { about: "an agency's connection to GSB or PGSB: what it asked for, and its state" },
);

/** The first to wait comes first. */
export const connectionWaitingRecord = record<
  string,
  [connection: Pick<BusConnection, "id" | "changedAt">]
>("bus_connection_waiting", {
  about: "the agency of a bus connection that waits for an expert, in order of its time",
  key: ({ id, changedAt }) => [changedAt, id],
});

export async function readConnection(
  store: Store,
  agencyId: string,
  id: string,
): Promise<BusConnection | null> {
  return (await read(store, busConnectionRecord(agencyId, id))).value;
}

/** All of an agency, the oldest first. */
export async function readConnections(store: Store, agencyId: string): Promise<BusConnection[]> {
  const found = await Array.fromAsync(listAll(store, busConnectionRecord.all(agencyId)));
  return found.map(({ value }) => value);
}

/** Those that an application may name: «اتصالات فعال». */
export async function readActiveConnections(
  store: Store,
  agencyId: string,
): Promise<BusConnection[]> {
  return (await readConnections(store, agencyId)).filter(({ state }) => state === "active");
}
