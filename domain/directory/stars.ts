/** The services that a person has starred, in the order that they chose. */
import { transact } from "../platform/commit.ts";
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";

/** More would be no choice any more. */
export const MOST_STARS = 50;

export interface StarredServices {
  /** IDs, without repetition; a service that has left the catalogue keeps its star. */
  services: readonly string[];
}

export const starredServicesRecord = record<StarredServices>("starred_services", {
  about: "the services that a person has starred, in their order",
});

/** What a person does to a star. */
export type StarChange =
  | { star: string }
  | { unstar: string }
  /** `to`: the place among the stars that are shown, from 0. */
  | { move: string; to: number };

/** IDs in the person's order, of services that there are now. */
export async function starredServices(
  store: Store,
  accountId: string,
  isKnown: (id: string) => boolean,
): Promise<string[]> {
  const { value } = await read(store, starredServicesRecord(accountId));
  return (value?.services ?? []).filter(isKnown);
}

/** Returns what became of it; `full`: nothing has changed, since there are as many as there may be. */
export async function changeStars(
  store: Store,
  accountId: string,
  change: StarChange,
  isKnown: (id: string) => boolean,
): Promise<"changed" | "full"> {
  return await transact(store, starredServicesRecord(accountId), (found, write) => {
    const services = found.value?.services ?? [];
    const next = withChange(services, change, isKnown);
    if (!next) return "full";
    if (next !== services) write.set(found, { services: next });
    return "changed";
  });
}

/** `null` if there are too many; the same list if nothing changes. */
export function withChange(
  services: readonly string[],
  change: StarChange,
  isKnown: (id: string) => boolean,
): readonly string[] | null {
  const shown = services.filter(isKnown);
  const gone = services.filter((id) => !isKnown(id));
  if ("star" in change) {
    if (services.includes(change.star)) return services;
    if (shown.length >= MOST_STARS) return null;
    // Those that have left make room, the last first.
    return [...shown, change.star, ...gone].slice(0, MOST_STARS);
  }
  if ("unstar" in change) {
    return services.includes(change.unstar)
      ? services.filter((id) => id !== change.unstar)
      : services;
  }
  if (!shown.includes(change.move) || shown.indexOf(change.move) === change.to) return services;
  const others = shown.filter((id) => id !== change.move);
  return [...others.slice(0, change.to), change.move, ...others.slice(change.to), ...gone];
}
