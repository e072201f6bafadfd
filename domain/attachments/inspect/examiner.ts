/** What looks at every byte of a file as it passes. */
import type { AttachmentProblem } from "../file/problems.ts";

export interface Examiner {
  take(bytes: Uint8Array): void;
  /** Once all bytes have passed. */
  judge(): AttachmentProblem | null;
}
