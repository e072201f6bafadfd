/** An organisation of the state that offers services, as the desk knows it. */
import { read } from "../platform/read.ts";
import { record } from "../platform/record.ts";
import type { Store } from "../platform/store.ts";
import { type LocalText, localText, type LocalTexts } from "../services/service.ts";

export interface Agency {
  /** Sortable by time (UUIDv7, RFC 9562 §5.7). */
  id: string;
  name: LocalTexts;
  /** «شناسهٔ ملی» of the organisation, where it has one. */
  companyId?: string;
  /** `suspended`: its staff see what they have and change nothing. */
  state: "active" | "suspended";
  createdAt: number;
}

export const agencyRecord = record<Agency>("agency", {
  about: "an organisation of the state whose staff work at the desk",
});

/** No two agencies have one national ID. */
export const agencyByCompanyRecord = record<string, [companyId: string]>("agency_by_company", {
  about: "the agency with this national ID of an organisation",
});

/** Its name in a language, or else in Persian; its ID if there is no such agency. */
export async function agencyNameOf(
  store: Store,
  agencyId: string,
  language: string,
): Promise<LocalText> {
  const { value } = await read(store, agencyRecord(agencyId));
  return value ? localText(value.name, language) : { text: agencyId, language: "en" };
}
