/** The last byte of an upload: the file is examined, and handed to the scanner. */
import { enqueue } from "../outbox/enqueue.ts";
import { transact } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";
import { type Attachment, attachmentRecord } from "./attachment.ts";
import type { NewDigest } from "./file/content.ts";
import type { AttachmentProblem } from "./file/problems.ts";
import { inspect } from "./inspect/mod.ts";
import { storedContent } from "./pieces.ts";
import { scanMessage } from "./scan.ts";

export interface CompleteDeps {
  store: Store;
  clock: Clock;
  random: Random;
  newDigest: NewDigest;
}

/** All bytes are here: it is examined, and handed to the scanner if it is what was announced. */
export async function complete(deps: CompleteDeps, whole: Attachment): Promise<Attachment> {
  const content = storedContent(deps.store, whole.id, whole.size);
  const problem = await inspect(content, whole, deps.newDigest);
  return await transact(
    deps.store,
    { found: attachmentRecord(whole.id) },
    ({ found }, write) => {
      const attachment = found.value;
      // Another request has completed it, or its time was over.
      if (attachment?.state !== "uploading") return attachment ?? whole;
      const judged = judgedAs(attachment, problem, deps.clock.now());
      write.set(found, judged);
      if (!problem) enqueue(write, scanMessage(deps, judged));
      return judged;
    },
  );
}

const judgedAs = (
  attachment: Attachment,
  problem: AttachmentProblem | null,
  changedAt: number,
): Attachment =>
  problem
    ? { ...attachment, changedAt, state: "refused", problem }
    : { ...attachment, changedAt, state: "pending" };
