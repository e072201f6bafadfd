/** `/review`: what waits for experts. */
import { agencyOf } from "../../domain/application/write/agency_of.ts";
import { isOverdue, promisedClock } from "../../domain/application/clock.ts";
import { pageNumber } from "../../domain/platform/numbered_page.ts";
import { QUEUE_FILTERS, readQueue } from "../../domain/review/queue.ts";
import { localText } from "../../domain/services/service.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { Visit } from "../site/visit.ts";

export function mountQueue({ allow }: DeskGroups): void {
  allow("expert").get("/review", queue);
}

async function queue(visit: Visit, { staff: { id: staffId } }: SignedInStaff): Promise<Response> {
  const { ports, language } = visit;
  const now = ports.clock.now();
  const filter = QUEUE_FILTERS.find((one) => one === visit.query("filter")) ?? "all";
  const page = pageNumber(visit.query("page"));
  const { rows, ...found } = await readQueue(ports.store, { filter, staffId, page, now });
  const shown = await Promise.all(rows.map(async (row) => ({
    ...row,
    name: row.title ? localText(row.title, language) : undefined,
    agency: localText((await agencyOf(ports, row.agencyId)).name, language),
    promised: promisedClock(row),
    isOverdue: isOverdue(row, now) ?? false,
  })));
  return await visit.page("reviewQueue", { ...found, filter, staffId, rows: shown });
}
