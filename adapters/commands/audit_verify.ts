/** `deno task audit:verify`: verifies the whole chain. It never writes to the store. */
import { parseArgs } from "node:util";
import { type ChainHead, checkChain } from "../../domain/platform/audit_chain.ts";
import type { KeyedHash } from "../../domain/platform/platform.ts";
import type { Store } from "../../domain/platform/store.ts";
import { createAuditChain } from "../audit/audit_chain.ts";
import { explainFailure } from "../configuration/start_failure.ts";
import { withOwnStore } from "./own_store.ts";
import { EXIT_CODES, withArguments } from "./report.ts";

export interface Verified {
  outcome: keyof typeof EXIT_CODES;
  /** For a terminal, one fact a line. */
  report: string;
}

/** Runs the command. It finds the store and its key as `start` and `serve` do. */
export async function verifyCommand(
  environment: Record<string, string>,
  args: string[],
): Promise<Verified> {
  try {
    const noted = parseHeads(args);
    return await withOwnStore(
      environment,
      "audit log",
      (audit) => verifyAudit({ ...audit, noted }),
    );
  } catch (error) {
    const report = explainFailure("Cannot verify", error) ??
      (error instanceof Error ? error.stack : undefined) ?? String(error);
    return { outcome: "failed", report };
  }
}

/** `noted`: heads from the log. Only they reveal that the newest links were removed. */
export async function verifyAudit(
  { store, hash, noted }: { store: Store; hash: KeyedHash; noted: readonly ChainHead[] },
): Promise<Verified> {
  const chain = createAuditChain({ store, hash });
  // Read before the links: a running instance may append to the chain, but never shortens it.
  const head = await chain.head();
  const { links, end, broken } = await checkChain(hash, chain.links(), [head, ...noted]);
  const unsealed = await chain.unsealed();
  const outcome = broken ? "broken" : links === 0 ? "empty" : "sound";
  const lines = [
    `links      ${links}`,
    `head       ${end.sequence}:${end.hash}`,
    `unsealed   ${unsealed.count}`,
    ...unsealed.since === undefined ? [] : [`oldest     ${new Date(unsealed.since).toISOString()}`],
    broken ? `BROKEN     link ${broken.sequence} is ${broken.fault}` : outcome,
  ];
  return { outcome, report: lines.join("\n") };
}

/**
 * Values of `--head <sequence>:<hash>`, copied from the log; the option may be repeated. Throws
 * `ConfigurationError` for any other argument.
 */
export function parseHeads(args: string[]): ChainHead[] {
  return withArguments(() => {
    const { values } = parseArgs({ args, options: { head: { type: "string", multiple: true } } });
    return (values.head ?? []).map(parseHead);
  });
}

function parseHead(text: string): ChainHead {
  const [, sequence, hash] = /^(\d{1,15}):([\w-]{43})$/.exec(text) ?? [];
  if (!hash) throw new TypeError(`--head ${text} is not "<sequence>:<hash>" as the log has it`);
  return { sequence: Number(sequence), hash };
}
