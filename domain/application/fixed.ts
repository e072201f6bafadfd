/** What a later revision of a live service keeps: by it people and programs know the service. */
import { listAll } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { type Application, applicationRevisionRecord } from "./application.ts";
import type { WayStep } from "./content.ts";

export interface Fixed {
  /** Its address and every person's subject there begin with it. */
  serviceId: string;
  /** How citizens reach it: another way is another service (docs/decisions/0354). */
  way: WayStep["way"];
}

/** `undefined` while nothing is live. What is live never changes. */
export async function readFixed(
  store: Store,
  { id, live }: Pick<Application, "id" | "live">,
): Promise<Fixed | undefined> {
  if (live === undefined) return undefined;
  const rounds = await Array.fromAsync(listAll(store, applicationRevisionRecord.all(id, live)));
  const content = rounds.at(-1)?.value.content;
  return content && { serviceId: content.service.serviceId, way: content.details.way.way };
}
