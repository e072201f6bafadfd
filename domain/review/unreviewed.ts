/** Changes that need no review: the program approves them as they are submitted. */
import { applicationRecord, applicationRevisionRecord } from "../application/application.ts";
import { newActId } from "../application/history.ts";
import { keepApplication } from "../application/keep.ts";
import { transact } from "../platform/commit.ts";
import { movedFields } from "./difference.ts";
import { needsReview } from "./needs.ts";
import { readCase } from "./read_case.ts";
import type { ReviewPorts } from "./act.ts";

/**
 * After a submission: approves contacts and help texts of a live service. `false`: an expert must
 * look. If the program dies before, an expert looks too.
 */
export async function approveUnreviewed(
  { store, clock, random, audit }: ReviewPorts,
  applicationId: string,
): Promise<boolean> {
  const found = await readCase(store, applicationId);
  if (!found?.live || found.application.state !== "submitted") return false;
  const { submitted, live, application: { revision } } = found;
  if (needsReview(live.content, submitted.content).length > 0) return false;
  const changed = movedFields(live.content, submitted.content);
  const wanted = {
    application: applicationRecord(applicationId),
    later: applicationRevisionRecord(applicationId, revision, submitted.round + 1),
  };
  return await transact(store, wanted, ({ application, later }, write) => {
    const { value: former } = application;
    const isSame = former?.state === "submitted" && former.revision === revision &&
      former.live === live.revision && !later.value;
    if (!isSame) return false;
    const at = clock.now();
    keepApplication(write, application, {
      next: { ...former, state: "approved", changedAt: at },
      acting: {
        id: newActId(random, at),
        at,
        kind: "approved",
        by: "program",
        changes: changed.map(({ path: field }) => ({ field })),
      },
    });
    audit.include(write, {
      at,
      event: "application.reviewed",
      detail: {
        application: applicationId,
        revision,
        round: submitted.round,
        act: "approved",
        fields: changed.map(({ path }) => path).join(" "),
      },
    });
    return true;
  });
}
