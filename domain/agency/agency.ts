/** An organisation of the state that offers services, as the desk knows it. */
import { record } from "../platform/record.ts";
import type { LocalTexts } from "../services/service.ts";

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
