/** What those who run the window see and do. */
import type { DeskGroups } from "../desk/groups.ts";
import { mountAudit } from "./audit.ts";
import { mountBanners } from "./banners.ts";
import { mountHealth } from "./health.ts";
import { mountOutbox } from "./outbox.ts";
import { mountPeople } from "./people.ts";
import { mountProposals } from "./proposals.ts";
import { mountWindowStaff } from "./window_staff.ts";

export function mountConsole(desk: DeskGroups): void {
  mountPeople(desk);
  mountProposals(desk);
  mountWindowStaff(desk);
  mountBanners(desk);
  mountOutbox(desk);
  mountHealth(desk);
  mountAudit(desk);
}
