/** What clamd says of a stream (clamd(8)). */
import { ScanFailed, type Verdict } from "../../domain/attachments/ports.ts";

/**
 * Findings that say only that it could not look inside: settings of clamd (`AlertEncrypted`,
 * `AlertExceedsMax`) make it report them.
 */
const NOT_EXAMINED = /^Heuristics\.(?:Encrypted|Limits\.Exceeded)/;

/** Throws `ScanFailed` for an error and for anything that is no verdict. */
export function readVerdict(reply: string): Verdict {
  const [, threat] = /^stream: (.{1,200}) FOUND$/.exec(reply) ?? [];
  if (threat !== undefined) {
    return NOT_EXAMINED.test(threat)
      ? { verdict: "unscannable", reason: threat }
      : { verdict: "infected", threat };
  }
  if (reply === "stream: OK") return { verdict: "clean" };
  // Longer than its StreamMaxLength, which must be 20 MiB or more (docs/operations.md).
  if (reply.startsWith("INSTREAM size limit exceeded")) throw new ScanFailed("size limit exceeded");
  throw new ScanFailed(reply.endsWith("ERROR") ? "scan error" : "unknown reply");
}
