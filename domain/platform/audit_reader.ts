/** Reads the sealed log of security events, as who must answer for it does. */
import type { ChainLink } from "./audit_chain.ts";

export interface AuditReader {
  /** The newest first, from this sequence on (without it: from the end). Verifies nothing. */
  newestFirst(from?: number): AsyncIterable<ChainLink>;
  /** As it may be shown: names of accounts shortened, personal data masked. */
  shown(link: ChainLink): ShownLink;
}

export interface ShownLink {
  sequence: number;
  /** Milliseconds since the epoch. */
  at: number;
  event: string;
  /** Beginnings: enough to tell two apart, too little to be looked up. */
  account?: string;
  client?: string;
  service?: string;
  detail: Record<string, string>;
}

export interface AuditFilter {
  /** Beginnings; empty ones admit every record. */
  event: string;
  account: string;
  staff: string;
}

export interface AuditPage {
  links: ShownLink[];
  /** Where the next page begins; absent at the beginning of the log. */
  next?: number;
}

/** Records on a page, and records that one request looks at. */
const PAGE = 30;
const MOST = 3000;

/** A page of the records that the filter admits; it may be short, and still lead on. */
export async function readAuditPage(
  reader: AuditReader,
  filter: AuditFilter,
  from?: number,
): Promise<AuditPage> {
  const links: ShownLink[] = [];
  let looked = 0;
  for await (const link of reader.newestFirst(from)) {
    if (links.length === PAGE || looked === MOST) return { links, next: link.sequence };
    looked++;
    if (isWanted(link, filter)) links.push(reader.shown(link));
  }
  return { links };
}

function isWanted({ record }: ChainLink, { event, account, staff }: AuditFilter): boolean {
  const { staff: of, by } = record.detail ?? {};
  return record.event.startsWith(event) && (record.accountId ?? "").startsWith(account) &&
    (staff === "" || [of, by].includes(staff));
}
