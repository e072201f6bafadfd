/** What came of publishing a revision, for its agency and the reviewers. */
import { record } from "../platform/record.ts";
import type { ProbeResult } from "./probe.ts";
import type { GateResult } from "./smuggling_gate.ts";

/**
 * Why a revision is not in force: it is not valid, its name is another's, its service has been
 * retired, its servers did not pass, or they failed too often in the first minutes.
 */
export type PublishFailure = "invalid" | "name_taken" | "retired" | "probe" | "gate" | "errors";

export interface PublicationResult {
  /** Milliseconds since 1970. */
  at: number;
  failure?: PublishFailure;
  probe?: ProbeResult;
  gate?: GateResult;
}

export const publicationResultRecord = record<
  PublicationResult,
  [application: string, revision: number]
>("publication_result", { about: "what the servers of a revision showed when it was published" });
