/** A draft without gaps, and what surrounds it. */
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import { agencyRecord } from "../../../domain/agency/agency.ts";
import type { Member } from "../../../domain/application/member.ts";
import {
  type AttachedFile,
  type Attachment,
  attachmentRecord,
} from "../../../domain/attachments/attachment.ts";
import { type BusConnection, busConnectionRecord } from "../../../domain/bus/connection.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import type { Store } from "../../../domain/platform/store.ts";
import { type ApplicationDraft, NO_DRAFT, STEPS } from "../../../domain/application/draft.ts";
import type { Surroundings } from "../../../domain/application/read_draft.ts";
import { START } from "../../support/sign_in_world.ts";

export const FILE: AttachedFile = {
  id: "file-1",
  name: "نامه.pdf",
  type: "application/pdf",
  size: 1000,
  sha256: "0".repeat(64),
};

export const AGENCY = { id: "agency-1", name: { fa: "کتابخانهٔ ملی", en: "National Library" } };

export const AROUND: Surroundings = {
  calendar: createJalaliCalendar(),
  now: START,
  connections: [{ id: "connection-1", userNames: ["library"] }],
  agency: AGENCY,
  isTaken: (id) => id === "taken",
};

export const WHOLE: ApplicationDraft = {
  ...NO_DRAFT,
  begun: [...STEPS],
  fields: {
    connection_id: "connection-1",
    user_name: "library",
    service_id: "new-library",
    title_fa: "کتابخانهٔ تازه",
    title_en: "New library",
    description_fa: "امانت کتاب",
    theme: "education",
    level: "2",
    max_age: "۳۰",
    persons: "natural",
    reason_given_name: "برای خوشامد",
    way: "upstream",
    upstream: "https://library.gov.ir",
    assertion_alg: "ES256",
    letter_subject: "درخواست ارائهٔ سرویس",
    letter_number: "۱۴۰۵/۱۲",
    letter_day: "۵",
    letter_month: "مرداد",
    letter_year: "۱۴۰۵",
  },
  methods: [{
    id: "method-1",
    fields: { method_name: "فهرست", method: "GET", method_path: "/books" },
  }],
  contacts: [{
    id: "contact-1",
    fields: {
      contact_name: "رضا کریمی",
      contact_position: "کارشناس فنی",
      contact_mobile: "۰۹۱۲۱۱۱۲۲۳۳",
    },
    confirmed: { mobile: "09121112233", at: START },
  }],
  letterFile: FILE,
};

/** The whole with some fields typed otherwise. */
export const draftWith = (fields: ApplicationDraft["fields"]): ApplicationDraft => ({
  ...WHOLE,
  fields: { ...WHOLE.fields, ...fields },
});

/** Of the agency of `AGENCY`. */
export const MEMBER: Member = {
  id: "staff-1",
  name: "سارا",
  agencyId: AGENCY.id,
  network: "192.0.*",
};

/** Of another one. */
export const STRANGER: Member = { ...MEMBER, id: "staff-9", agencyId: "agency-2" };

/** What a whole draft needs to be submitted: an active connection, a name, a file. */
export async function plantSurroundings({ store }: { store: Store }): Promise<void> {
  const connection: BusConnection = {
    id: "connection-1",
    agencyId: AGENCY.id,
    number: "1234567890123",
    form: {
      bus: "gsb",
      purpose: "",
      contactName: "",
      contactPosition: "",
      contactMobile: "",
      contactEmail: "",
      addresses: "",
      userNames: "library",
    },
    state: "active",
    userNames: ["library"],
    acts: [],
    createdAt: START,
    changedAt: START,
  };
  const attachment: Attachment = {
    ...FILE,
    service: `desk ${AGENCY.id}`,
    offset: FILE.size,
    state: "clean",
    changedAt: START,
  };
  await commitTo(store)
    .set(busConnectionRecord(AGENCY.id, connection.id), connection)
    .set(attachmentRecord(FILE.id), attachment)
    .set(agencyRecord(AGENCY.id), { ...AGENCY, state: "active", createdAt: START })
    .commit();
}
