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
import { commitTo } from "../../domain/platform/commit.ts";
import type { Held } from "../../domain/platform/lease.ts";
import { firstPage, listAll, read } from "../../domain/platform/read.ts";
import { type Found, record } from "../../domain/platform/record.ts";
import type { Store } from "../../domain/platform/store.ts";
import { unsealedRecord } from "./kv_audit_log.ts";

/** By the sequence of its first link. */
export const auditPageRecord = record<Stored[], [first: number]>("audit_chain", {
  about: "a page of the audit log's chain",
});

const firstOf = ({ key }: Found<Stored[]>) => Number(key.at(-1));

export const auditHeadRecord = record<ChainHead, []>("audit_head", {
  about: "the end of the audit log's chain",
});

/**
 * Records per commit. Larger batches cost less per record; Deno KV allows 1000 mutations a commit.
 */
export const BATCH = 250;
/**
 * Characters of JSON, three or four records: SQLite reads a value of more than a kilobyte whenever it
 * compares another key with this one, on any look into the store (docs/decisions/0375).
 */
const PAGE_SIZE = 600;

/** A link as it is stored; its sequence number follows from its position. */
type Stored = Omit<ChainLink, "sequence">;

export interface AuditChain {
  /**
   * Appends the oldest unsealed records to the chain in one commit, which fails if another worker
   * sealed at the same time or has taken the `lease` over. Returns the records that were sealed;
   * fewer than `BATCH` if no others were unsealed. Throws `StoreUnavailable`.
   */
  seal(lease?: Held): Promise<AuditRecord[]>;
  head(): Promise<ChainHead>;
  links(): AsyncIterable<ChainLink>;
  /** The number of unsealed records and the time of the oldest (milliseconds since the epoch). */
  unsealed(): Promise<{ count: number; since?: number }>;
}

export function createAuditChain(
  { store, hash }: { store: Store; hash: KeyedHash },
): AuditChain {
  return {
    async seal(lease) {
      // Read before the records: if another worker seals some of them, the head changes and this
      // commit fails.
      const head = await read(store, auditHeadRecord());
      const waiting = await firstPage(store, unsealedRecord.all(), BATCH);
      if (waiting.length === 0) return [];
      const write = commitTo(store).check(head, ...lease ? [lease] : []);
      let last = head.value ?? NO_LINKS;
      let page: { first: number; size: number; links: Stored[] } | undefined;
      for (const unsealed of waiting) {
        const record = unsealed.value;
        write.delete(unsealed);
        last = linkAfter(hash, last, record);
        const size = JSON.stringify(record).length;
        if (!page || page.size + size > PAGE_SIZE) {
          if (page) write.set(auditPageRecord(page.first), page.links);
          page = { first: last.sequence, size: 0, links: [] };
        }
        page.size += size;
        page.links.push({ record, hash: last.hash });
      }
      write.set(auditPageRecord(page!.first), page!.links);
      const sealed = await write.set(head, { sequence: last.sequence, hash: last.hash }).commit();
      return sealed ? waiting.map(({ value }) => value) : [];
    },

    head: async () => (await read(store, auditHeadRecord())).value ?? NO_LINKS,

    async *links() {
      for await (const page of listAll(store, auditPageRecord.all())) {
        const first = firstOf(page);
        for (const [place, link] of page.value.entries()) {
          yield { sequence: first + place, ...link };
        }
      }
    },

    async unsealed() {
      let count = 0;
      let since: number | undefined;
      for await (const { value } of listAll(store, unsealedRecord.all())) {
        count++;
        since ??= value.at;
      }
      return { count, since };
    },
  };
}
