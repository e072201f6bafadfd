/** The services that a person has entered, whatever became of the sessions (docs/decisions/0296). */
import type { Write } from "../platform/commit.ts";
import { HOUR, type KeyedHash } from "../platform/platform.ts";
import { listAll } from "../platform/read.ts";
import { type Found, record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import type { Attribute } from "../services/attributes.ts";
import { subjectRefAt } from "../services/pairwise.ts";

/** Milliseconds. */
export interface ConnectedService {
  firstAt: number;
  lastAt: number;
  /** Attributes that it has ever received; the receipts say when. */
  received?: Attribute[];
  /** It has received name and ID of a company that the person acted for. */
  company?: true;
}

export const connectedServiceRecord = record<
  ConnectedService,
  [accountId: string, service: string]
>("connected_service", { about: "when a person entered a service first and last" });

/**
 * In the commit of an entry; entries of the same hour write nothing, unless the service receives
 * more. From then on it can name the person (docs/decisions/0307).
 */
export function noteConnected(
  write: Write,
  known: Found<ConnectedService>,
  { accountId, service, now, hash, received = [], company = false }: Entry,
): void {
  const { firstAt = now, lastAt, received: former = [], company: hadCompany } = known.value ?? {};
  const isMore = received.some((name) => !former.includes(name)) || company && !hadCompany;
  if (lastAt !== undefined && now < lastAt + HOUR && !isMore) return;
  const all = [...new Set([...former, ...received])];
  const kept = {
    firstAt,
    lastAt: now,
    ...all.length > 0 && { received: all },
    ...(company || hadCompany) && { company: true as const },
  };
  write.set(known, kept).set(subjectRefAt(service, accountId, hash), accountId);
}

interface Entry {
  accountId: string;
  /** ID. */
  service: string;
  now: number;
  hash: KeyedHash;
  /** Attributes. */
  received?: readonly Attribute[];
  /** Beside them name and ID of the company that the person acts for. */
  company?: boolean;
}

/** By the service's ID; as many as there are services at most. */
export async function connectedServices(
  store: Store,
  accountId: string,
): Promise<Map<string, ConnectedService>> {
  const rows = await Array.fromAsync(listAll(store, connectedServiceRecord.all(accountId)));
  return new Map(rows.map(({ key, value }) => [String(key.at(-1)), value]));
}
