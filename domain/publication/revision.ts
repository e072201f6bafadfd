/** The service that a revision of an application asks for, as it was submitted last. */
import { type Agency, agencyRecord } from "../agency/agency.ts";
import {
  type Application,
  type ApplicationRevision,
  applicationRevisionRecord,
} from "../application/application.ts";
import { readFixed } from "../application/fixed.ts";
import { serviceOf } from "../application/service_of.ts";
import { MAX_PAGE, type Store } from "../platform/store.ts";
import { firstPage, read } from "../platform/read.ts";
import type { Service } from "../services/service.ts";

/**
 * `null` if the revision was never submitted, is not valid, or its agency may not offer anything; or
 * if it is not the service that is live.
 */
export async function submittedService(
  store: Store,
  { id, agencyId, revision, live }: Pick<Application, "id" | "agencyId" | "revision" | "live">,
): Promise<Service | null> {
  const [{ value: agency }, fixed, rounds] = await Promise.all([
    read(store, agencyRecord(agencyId)),
    readFixed(store, { id, live }),
    firstPage(store, applicationRevisionRecord.all(id, revision), MAX_PAGE),
  ]);
  const last = rounds.at(-1)?.value;
  const { service, details } = last?.content ?? {};
  const isOther = fixed !== undefined &&
    (service?.serviceId !== fixed.serviceId || details?.way.way !== fixed.way);
  return isOther ? null : serviceIn(last, agency);
}

function serviceIn(last: ApplicationRevision | undefined, agency: Agency | null): Service | null {
  if (!last || agency?.state !== "active") return null;
  const made = serviceOf(last.content, agency);
  return "service" in made ? made.service : null;
}
