/** The sealed audit log in the store: `["audit_chain", sequence]`, never overwritten, never expiring. */
import type { AuditRecord } from "../../domain/audit.ts";
import { type ChainHead, type ChainLink, linkAfter, NO_LINKS } from "../../domain/audit_chain.ts";
import type { KeyedHash } from "../../domain/platform.ts";
import type { Key, Store } from "../../domain/store.ts";
import { UNSEALED } from "./kv_audit_log.ts";

const CHAIN: Key = ["audit_chain"];
const HEAD: Key = ["audit_head"];

/** Deno KV takes 100 checks a commit: one for each record, one for the head. */
const BATCH = 90;
const PAGE = 500;

export interface AuditChain {
  /**
   * Moves the oldest unsealed records to the end of the chain, in one commit that fails when another worker does the
   * same; the records that were moved here, none when nothing waits. Throws `StoreUnavailable`.
   */
  seal(): Promise<AuditRecord[]>;
  head(): Promise<ChainHead>;
  links(): AsyncIterable<ChainLink>;
  /** How many records wait, and since when the oldest does (milliseconds since the epoch). */
  unsealed(): Promise<{ count: number; since?: number }>;
}

export function createAuditChain(
  { store, hash }: { store: Store; hash: KeyedHash },
): AuditChain {
  async function* below<T>(prefix: Key) {
    let cursor: string | undefined;
    do {
      const page = await store.list<T>(prefix, { cursor, limit: PAGE });
      yield* page.entries;
      cursor = page.cursor;
    } while (cursor);
  }

  return {
    async seal() {
      const { entries } = await store.list<AuditRecord>(UNSEALED, { limit: BATCH });
      if (entries.length === 0) return [];
      const head = await store.get<ChainHead>(HEAD);
      const write = store.atomic().check(head, ...entries);
      let last = head.value ?? NO_LINKS;
      for (const { key, value } of entries) {
        const { sequence, ...link } = linkAfter(hash, last, value);
        write.delete(key).set([...CHAIN, sequence], link);
        last = { sequence, hash: link.hash };
      }
      const sealed = await write.set(HEAD, last).commit();
      return sealed ? entries.map(({ value }) => value) : [];
    },

    head: async () => (await store.get<ChainHead>(HEAD)).value ?? NO_LINKS,

    async *links() {
      for await (const { key, value } of below<Omit<ChainLink, "sequence">>(CHAIN)) {
        yield { sequence: Number(key[1]), ...value };
      }
    },

    async unsealed() {
      let count = 0;
      let since: number | undefined;
      for await (const { value } of below<AuditRecord>(UNSEALED)) {
        count++;
        since ??= value.at;
      }
      return { count, since };
    },
  };
}
