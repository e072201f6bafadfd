/** `/review/<id>/files/<file>`: a file that was submitted, at the host of files. */
import type { SignedInStaff } from "../../domain/staff/session.ts";
import { leadToFile } from "../attachments/person_files.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { Visit } from "../site/visit.ts";
import { withCase } from "./page.ts";
import { filesOf } from "./shown.ts";

export function mountReviewFiles({ allow }: DeskGroups): void {
  allow("expert").get("/review/:id/files/:file", file);
}

async function file(visit: Visit, { staff: { id: accountId } }: SignedInStaff): Promise<Response> {
  const attachment = visit.param("file");
  return await withCase(visit, async (found) => {
    const isKnown = filesOf(found).some(({ id }) => id === attachment);
    if (!isKnown) return await visit.problem("not_found");
    const page = `/review/${found.application.id}`;
    return await leadToFile(visit, { accountId, attachment, page });
  });
}
