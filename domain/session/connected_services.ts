/** The services that a person has entered, whatever became of the sessions (docs/decisions/0296). */
import type { Write } from "../platform/commit.ts";
import { HOUR, type KeyedHash } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { subjectRefAt } from "../services/pairwise.ts";

/** Milliseconds. */
export interface ConnectedService {
  firstAt: number;
  lastAt: number;
}

export const connectedServiceRecord = record<
  ConnectedService,
  [accountId: string, service: string]
>("connected_service", { about: "when a person entered a service first and last" });

/**
 * In the commit of an entry; entries of the same hour write nothing. From then on the service can
 * name the person (docs/decisions/0307).
 */
export function noteConnected(
  write: Write,
  known: Found<ConnectedService>,
  { accountId, service, now, hash }: Entry,
): void {
  if (known.value && now < known.value.lastAt + HOUR) return;
  write.set(known, { firstAt: known.value?.firstAt ?? now, lastAt: now })
    .set(subjectRefAt(service, accountId, hash), accountId);
}

interface Entry {
  accountId: string;
  /** ID. */
  service: string;
  now: number;
  hash: KeyedHash;
}

/** By the service's ID; as many as there are services at most. */
export async function connectedServices(
  store: Store,
  accountId: string,
): Promise<Map<string, ConnectedService>> {
  const rows = await Array.fromAsync(listAll(store, connectedServiceRecord.all(accountId)));
  return new Map(rows.map(({ key, value }) => [String(key.at(-1)), value]));
}
