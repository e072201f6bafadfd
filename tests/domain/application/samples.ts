/** A draft without gaps, and what surrounds it. */
import { createJalaliCalendar } from "../../../adapters/runtime/jalaali_calendar.ts";
import type { AttachedFile } from "../../../domain/attachments/attachment.ts";
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
