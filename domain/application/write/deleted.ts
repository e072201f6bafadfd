/** Drafts that were deleted, as long as they can be brought back. */
import { DAY } from "../../platform/platform.ts";
import { record } from "../../platform/record.ts";
import type { Application } from "../application.ts";

export const RESTORABLE = 30 * DAY;

export interface DeletedApplication {
  application: Application;
  /** Milliseconds. */
  deletedAt: number;
}

export const deletedApplicationRecord = record<
  DeletedApplication,
  [agencyId: string, id: string]
>("application_deleted", {
  about: "a draft that its agency has deleted and can bring back",
  expireIn: RESTORABLE,
});
