/**
 * The audit log as a chain: the hash of each link covers its record, its sequence and the previous
 * hash, under a key that is not in the store (HMAC-SHA-256, RFC 2104). docs/decisions/0094.
 */
import type { AuditRecord } from "./audit.ts";
import type { KeyedHash } from "./platform.ts";

/** The last link: where the chain continues, and the evidence against truncation. */
export interface ChainHead {
  /** Sequence of the link, counted from 1; 0 for an empty chain. */
  sequence: number;
  /** Base64url, 43 characters; empty for an empty chain. */
  hash: string;
}

export interface ChainLink extends ChainHead {
  record: AuditRecord;
}

export const NO_LINKS: ChainHead = { sequence: 0, hash: "" };

/** The link that follows `head`. */
export function linkAfter(hash: KeyedHash, head: ChainHead, record: AuditRecord): ChainLink {
  const sequence = head.sequence + 1;
  const parts = [String(sequence), head.hash, canonicalJson(record)];
  return { sequence, record, hash: hash.digest("audit_chain", ...parts) };
}

/** The result of verifying a chain. */
export interface ChainVerdict {
  links: number;
  /** The last link that was read. */
  end: ChainHead;
  /** The first faulty position, and the fault. */
  broken?: { sequence: number; fault: ChainFault };
}

export type ChainFault =
  /** The link was altered, moved, inserted, or written with another key. */
  | "altered"
  /** The link is missing. */
  | "missing"
  /** The link is valid, but not the one that was here. */
  | "replaced";

/**
 * Verifies a chain from its first link to its last. `heads`: heads that it once had, the store's
 * own and those kept elsewhere. Only the latter reveal that the newest links were removed together
 * with the store's head.
 */
export async function checkChain(
  hash: KeyedHash,
  links: AsyncIterable<ChainLink> | Iterable<ChainLink>,
  heads: readonly ChainHead[],
): Promise<ChainVerdict> {
  let count = 0;
  let end = NO_LINKS;
  let broken: ChainVerdict["broken"];
  const note = (sequence: number, fault: ChainFault) => broken ??= { sequence, fault };
  for await (const link of links) {
    count++;
    const next = linkAfter(hash, end, link.record);
    if (link.sequence > next.sequence) note(next.sequence, "missing");
    else if (!isSame(link, next)) note(link.sequence, "altered");
    else if (heads.some((head) => head.sequence === link.sequence && head.hash !== link.hash)) {
      note(link.sequence, "replaced");
    }
    end = { sequence: link.sequence, hash: link.hash };
  }
  if (heads.some((head) => head.sequence > end.sequence)) note(end.sequence + 1, "missing");
  return { links: count, end, broken };
}

const isSame = (a: ChainHead, b: ChainHead) => a.sequence === b.sequence && a.hash === b.hash;

/** A canonical text for each value, similar to RFC 8785: sorted names, no whitespace. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1));
  });
}
