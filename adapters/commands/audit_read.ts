/**
 * `deno task audit:read`: prints the sealed audit log, one JSON object a line, and writes nothing.
 * It does not verify the chain.
 */
import { parseArgs } from "node:util";
import type { ChainLink } from "../../domain/platform/audit_chain.ts";
import { createAuditChain } from "../audit/audit_chain.ts";
import { maskText } from "../observation/log_masking.ts";
import { type OwnStore, withOwnStore } from "./own_store.ts";
import { EXIT_CODES, type Report, reporting, withArguments } from "./report.ts";

/** Which records are printed; absent ones admit every record. */
export interface AuditFilter {
  /** Milliseconds since the epoch; the end is excluded. */
  since?: number;
  until?: number;
  events: string[];
  service?: string;
  /** Beginnings, as `audit:read`, the log and the pages show them. */
  account?: string;
  request?: string;
  /** Only links behind this sequence. */
  after: number;
  /** Most records. */
  limit: number;
}

/** `print` is given each line. The report is what remains to be said. */
export async function readCommand(
  environment: Record<string, string>,
  args: string[],
  print: (line: string) => void,
): Promise<Report> {
  return await reporting("Cannot read", async () => {
    const filter = parseFilter(args);
    const read = await withOwnStore(
      environment,
      "audit log",
      (audit) => printAudit(audit, filter, print),
    );
    return "outcome" in read ? { code: EXIT_CODES[read.outcome], report: read.report } : read;
  });
}

async function printAudit(
  audit: OwnStore,
  filter: AuditFilter,
  print: (line: string) => void,
): Promise<Report> {
  let printed = 0;
  let last = filter.after;
  for await (const link of createAuditChain(audit).links()) {
    if (!isWanted(link, filter)) continue;
    if (printed === filter.limit) {
      return { code: EXIT_CODES.sound, report: `there is more: --after ${last}` };
    }
    print(lineOf(link));
    printed++;
    last = link.sequence;
  }
  return { code: EXIT_CODES.sound, report: "" };
}

export function isWanted({ sequence, record }: ChainLink, filter: AuditFilter): boolean {
  const { since = 0, until = Infinity, events, service, account, request, after } = filter;
  return sequence > after && record.at >= since && record.at < until &&
    (events.length === 0 || events.includes(record.event)) &&
    (service === undefined || record.service === service) &&
    (account === undefined || Boolean(record.accountId?.startsWith(account))) &&
    (request === undefined || Boolean(record.requestId?.startsWith(request)));
}

/** Enough to tell two apart, too little to be looked up in the store. */
const SHOWN = 16;

/** Names of accounts, sessions and clients shortened, and everything else masked as in the log. */
export function lineOf({ sequence, record }: ChainLink): string {
  const { at, event, requestId, accountId, service, ip, detail } = record;
  return JSON.stringify({
    sequence,
    at: new Date(at).toISOString(),
    event,
    requestId,
    account: accountId?.slice(0, SHOWN),
    service,
    client: ip?.slice(0, SHOWN),
    detail: detail && maskDetail(detail),
  });
}

/** Tokens and hashes shortened, everything else masked as in the log. */
export function maskDetail(detail: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => {
      if (typeof value !== "string") return [name, value];
      const isToken = /^[\w-]{22,}$/.test(value);
      return [name, isToken ? value.slice(0, SHOWN) : maskText(value)];
    }),
  );
}

const OPTIONS = {
  since: { type: "string" },
  until: { type: "string" },
  event: { type: "string", multiple: true },
  service: { type: "string" },
  account: { type: "string" },
  request: { type: "string" },
  after: { type: "string" },
  limit: { type: "string" },
} as const;

/** Throws `ConfigurationError` for arguments that it does not know. */
export function parseFilter(args: string[]): AuditFilter {
  return withArguments(() => {
    const { values } = parseArgs({ args, options: OPTIONS });
    return {
      since: timeOf("since", values.since),
      until: timeOf("until", values.until),
      events: values.event ?? [],
      service: values.service,
      account: values.account,
      request: values.request,
      after: numberOf("after", values.after) ?? 0,
      limit: numberOf("limit", values.limit) ?? Infinity,
    };
  });
}

/** Milliseconds since the epoch. Throws `TypeError`. */
export function timeOf(name: string, text?: string): number | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d(?:T.+)?$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) {
    throw new TypeError(`--${name} ${text} is no date or time like 2026-03-21T08:00:00Z`);
  }
  return time;
}

function numberOf(name: string, text?: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new TypeError(`--${name} ${text} is no whole number`);
  return Number(text);
}
