/** The service that a revision of an application asks for, as it was submitted last. */
import { type Agency, agencyRecord } from "../agency/agency.ts";
import {
  type Application,
  type ApplicationRevision,
  applicationRevisionRecord,
} from "../application/application.ts";
import { serviceOf } from "../application/service_of.ts";
import { MAX_PAGE, type Store } from "../platform/store.ts";
import { firstPage, read } from "../platform/read.ts";
import type { Service } from "../services/service.ts";

/** `null` if the revision was never submitted, is not valid, or its agency may not offer anything. */
export async function submittedService(
  store: Store,
  { id, agencyId, revision }: Pick<Application, "id" | "agencyId" | "revision">,
): Promise<Service | null> {
  const [{ value: agency }, rounds] = await Promise.all([
    read(store, agencyRecord(agencyId)),
    firstPage(store, applicationRevisionRecord.all(id, revision), MAX_PAGE),
  ]);
  return serviceIn(rounds.at(-1)?.value, agency);
}

function serviceIn(last: ApplicationRevision | undefined, agency: Agency | null): Service | null {
  if (!last || agency?.state !== "active") return null;
  const made = serviceOf(last.content, agency);
  return "service" in made ? made.service : null;
}
