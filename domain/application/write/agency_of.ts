/** The agency of a member of staff. */
import { type Agency, agencyRecord } from "../../agency/agency.ts";
import { read } from "../../platform/read.ts";
import type { Store } from "../../platform/store.ts";
import type { Catalogue } from "../../services/catalogue.ts";

/** By its record; staff who were invited for a service have that service's agency. */
export async function agencyOf(
  { store, catalogue }: { store: Store; catalogue: Pick<Catalogue, "current"> },
  id: string,
): Promise<Pick<Agency, "id" | "name" | "state">> {
  const { value } = await read(store, agencyRecord(id));
  if (value) return value;
  const service = catalogue.current().get(id);
  return { id, name: service?.agency ?? service?.title ?? { fa: id }, state: "active" };
}
