/** An agency's applications at the desk: lists, «پیشخوان», and the guide's steps. */
import type { DeskGroups } from "../desk/groups.ts";
import { mountBoard } from "./board.ts";
import { mountContactCode } from "./contact_code.ts";
import { mountNewApplication } from "./create.ts";
import { mountApplicationFiles } from "./files.ts";
import { mountHistory } from "./history.ts";
import { mountItems } from "./items.ts";
import { mountApplicationList } from "./list.ts";
import { mountServiceStep } from "./service.ts";
import { mountSteps } from "./step.ts";

export function mountApplications(desk: DeskGroups): void {
  mountApplicationList(desk);
  // Before the path of any application.
  mountNewApplication(desk);
  mountBoard(desk);
  mountHistory(desk);
  mountSteps(desk);
  mountServiceStep(desk);
  mountItems(desk);
  mountContactCode(desk);
  mountApplicationFiles(desk);
}
