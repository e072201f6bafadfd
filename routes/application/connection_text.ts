/** Connections to the bus as people name them: an ID says nothing to them. */
import { type BusConnection, readConnections } from "../../domain/bus/connection.ts";
import type { Store } from "../../domain/platform/store.ts";

export const connectionText = ({ form: { bus }, number }: BusConnection) =>
  `${bus.toUpperCase()} ${number}`;

/** For fields of an application by this agency; what is no known connection stays as it is. */
export async function connectionTexts(store: Store, agencyId: string) {
  const known = new Map(
    (await readConnections(store, agencyId)).map((one) => [one.id, connectionText(one)]),
  );
  return (label: string, value: string): string =>
    label === "connection_id" ? known.get(value) ?? value : value;
}
