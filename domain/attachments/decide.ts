/** What is said of a file in the end: verdict, audit record and what the agency is told. */
import { appendEvents, readEventLog } from "../agency_events/log.ts";
import type { AuditLog } from "../platform/audit.ts";
import { transact } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";
import { type Attachment, attachmentRecord } from "./attachment.ts";
import type { Verdict } from "./ports.ts";

export interface DecideDeps {
  store: Store;
  clock: Clock;
  audit: AuditLog;
}

/** One commit, and nothing if the file was decided about before. */
export async function decide(
  deps: DecideDeps,
  { id, service }: Attachment,
  verdict: Verdict,
): Promise<void> {
  await transact(deps.store, async (read) => ({
    found: await read(attachmentRecord(id)),
    log: await readEventLog(read, service),
  }), ({ found, log }, write) => {
    if (found.value?.state !== "pending") return;
    const at = deps.clock.now();
    write.set(found, decidedAs(found.value, verdict, at));
    if (verdict.verdict === "clean") return;
    const event = `attachment.${verdict.verdict}` as const;
    const why = verdict.verdict === "infected" ? verdict.threat : verdict.reason;
    deps.audit.include(write, { at, event, service, detail: { attachment: id, why } });
    appendEvents(write, log, [{ type: event, at, subject: id, data: { why } }]);
  });
}

const decidedAs = (attachment: Attachment, verdict: Verdict, changedAt: number): Attachment => ({
  ...attachment,
  changedAt,
  state: verdict.verdict,
  ...verdict.verdict === "infected" && { threat: verdict.threat },
});
