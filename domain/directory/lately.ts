import type { ConnectedService } from "../session/connected_services.ts";

/** As many as are worth a look. */
const MOST = 5;

/** IDs of the services that a person has entered last, the last one first. */
export function latelyUsed(
  connected: ReadonlyMap<string, ConnectedService>,
  isWanted: (id: string) => boolean,
): string[] {
  return [...connected].filter(([id]) => isWanted(id))
    .sort(([, a], [, b]) => b.lastAt - a.lastAt)
    .slice(0, MOST)
    .map(([id]) => id);
}
