/** The experts' side of applications, and the remarks that agencies answer. */
import type { DeskGroups } from "../desk/groups.ts";
import { mountCase } from "./case.ts";
import { mountReviewFiles } from "./files.ts";
import { mountOwnRemarks } from "./own_remarks.ts";
import { mountQueue } from "./queue.ts";

export function mountReview(desk: DeskGroups): void {
  mountQueue(desk);
  mountCase(desk);
  mountReviewFiles(desk);
  mountOwnRemarks(desk);
}
