import type { ApplicationDraft } from "../../domain/application/draft.ts";
import { knownServices } from "../../domain/application/service_name.ts";
import { agencyOf } from "../../domain/application/write/agency_of.ts";
import type { Visit } from "../site/visit.ts";
import type { Asked } from "./access.ts";

/** The details begin with the title under which the service was registered or found. */
export async function withTitle(
  { ports }: Visit,
  { draft, member }: Asked,
  values: ApplicationDraft["fields"],
): Promise<ApplicationDraft["fields"]> {
  const { service_id } = draft.fields;
  if (draft.begun.includes("details") || !service_id) return values;
  const agency = await agencyOf(ports, member.agencyId);
  const known = (await knownServices(ports, agency)).find(({ id }) => id === service_id);
  return { title_fa: known?.title, ...values };
}
