/**
 * The sealed audit log in the store: pages of links, each keyed by the sequence of its first link.
 * Pages are never overwritten and do not expire.
 */
import type { AuditRecord } from "../../domain/platform/audit.ts";
import {
  type ChainHead,
  type ChainLink,
  linkAfter,
  NO_LINKS,
} from "../../domain/platform/audit_chain.ts";
import type { KeyedHash } from "../../domain/platform/platform.ts";
import { type Key, listAll, type Store } from "../../domain/platform/store.ts";
import { UNSEALED } from "./kv_audit_log.ts";

const CHAIN: Key = ["audit_chain"];
const HEAD: Key = ["audit_head"];

/**
 * Records per commit. Larger batches cost less per record; Deno KV allows 1000 mutations a commit.
 */
const BATCH = 250;
/** Characters of JSON. Deno KV allows 64 KiB per value. */
const PAGE_SIZE = 32 * 1024;

/** A link as it is stored; its sequence number follows from its position. */
type Stored = Omit<ChainLink, "sequence">;

export interface AuditChain {
  /**
   * Appends the oldest unsealed records to the chain in one commit, which fails if another worker
   * sealed at the same time. Returns the records that were sealed; empty if none is unsealed.
   * Throws `StoreUnavailable`.
   */
  seal(): Promise<AuditRecord[]>;
  head(): Promise<ChainHead>;
  links(): AsyncIterable<ChainLink>;
  /** The number of unsealed records and the time of the oldest (milliseconds since the epoch). */
  unsealed(): Promise<{ count: number; since?: number }>;
}

export function createAuditChain(
  { store, hash }: { store: Store; hash: KeyedHash },
): AuditChain {
  return {
    async seal() {
      // Read before the records: if another worker seals some of them, the head changes and this
      // commit fails.
      const head = await store.get<ChainHead>(HEAD);
      const { entries } = await store.list<AuditRecord>(UNSEALED, { limit: BATCH });
      if (entries.length === 0) return [];
      const write = store.atomic().check(head);
      let last = head.value ?? NO_LINKS;
      let page: { first: number; size: number; links: Stored[] } | undefined;
      for (const { key, value: record } of entries) {
        write.delete(key);
        last = linkAfter(hash, last, record);
        const size = JSON.stringify(record).length;
        if (!page || page.size + size > PAGE_SIZE) {
          if (page) write.set([...CHAIN, page.first], page.links);
          page = { first: last.sequence, size: 0, links: [] };
        }
        page.size += size;
        page.links.push({ record, hash: last.hash });
      }
      write.set([...CHAIN, page!.first], page!.links);
      const sealed = await write.set(HEAD, { sequence: last.sequence, hash: last.hash }).commit();
      return sealed ? entries.map(({ value }) => value) : [];
    },

    head: async () => (await store.get<ChainHead>(HEAD)).value ?? NO_LINKS,

    async *links() {
      for await (const { key, value: page } of listAll<Stored[]>(store, CHAIN)) {
        const first = Number(key[1]);
        for (const [place, link] of page.entries()) yield { sequence: first + place, ...link };
      }
    },

    async unsealed() {
      let count = 0;
      let since: number | undefined;
      for await (const { value } of listAll<AuditRecord>(store, UNSEALED)) {
        count++;
        since ??= value.at;
      }
      return { count, since };
    },
  };
}
