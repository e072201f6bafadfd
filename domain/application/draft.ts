/**
 * What an agency has typed into an application so far, field by field as it was typed: nothing is lost
 * because it is incomplete or wrong. `readDraft` makes the content of it, or says what is missing.
 */
import type { AttachedFile } from "../attachments/attachment.ts";
import { type Attribute, ATTRIBUTES } from "../services/attributes.ts";
import { record } from "../platform/record.ts";

/** The guide's steps, in its order; what is typed into the last one is nothing. */
export const STEPS = ["connection", "service", "details", "methods", "contacts", "letter"] as const;
export type Step = typeof STEPS[number];

/** Why the service needs an attribute: without a reason it is not asked for. */
export const reasonField = <One extends Attribute>(attribute: One) =>
  `reason_${attribute}` as const;
type ReasonField = ReturnType<typeof reasonField<Attribute>>;

const REASONS = Object.fromEntries(
  ATTRIBUTES.map((attribute) => [reasonField(attribute), 200]),
) as Record<ReasonField, number>;

/** Step → its fields, with the most characters that each may have. */
export const STEP_FIELDS = {
  connection: { connection_id: 64, user_name: 64 },
  service: { service_id: 63 },
  details: {
    title_fa: 80,
    title_ar: 80,
    title_en: 80,
    description_fa: 300,
    description_ar: 300,
    description_en: 300,
    theme: 20,
    level: 1,
    max_age: 9,
    persons: 10,
    ...REASONS,
    way: 20,
    upstream: 1000,
    health_path: 200,
    proxies: 1000,
    assertion_alg: 10,
    redirect_uris: 1000,
    post_logout_redirect_uris: 1000,
    initiate_login_uri: 500,
    jwks: 6000,
    requests: 9,
  },
  methods: {},
  contacts: {},
  letter: {
    letter_subject: 200,
    letter_number: 60,
    letter_day: 30,
    letter_month: 30,
    letter_year: 30,
  },
} as const satisfies Record<Step, Record<string, number>>;

/** The lists «متدهای سرویس» and «اطلاعات فرد فنی», with the fields of what is in them. */
export const ITEM_FIELDS = {
  methods: { method_name: 80, method: 10, method_path: 200, method_description: 200 },
  contacts: {
    contact_name: 80,
    contact_position: 80,
    contact_mobile: 30,
    contact_email: 254,
    contact_phone: 30,
  },
} as const;
export type ItemList = keyof typeof ITEM_FIELDS;

type KeysOf<T> = T extends unknown ? keyof T : never;
export type StepField = KeysOf<typeof STEP_FIELDS[Step]>;
export type ItemField = KeysOf<typeof ITEM_FIELDS[ItemList]>;
export type DraftField = StepField | ItemField;

/** More are no service, and would not fit into a record. */
export const MAX_ITEMS: Record<ItemList, number> = { methods: 40, contacts: 10 };
export const MAX_DETAIL_FILES = 5;

export interface DraftItem {
  id: string;
  fields: Partial<Record<ItemField, string>>;
  /** Of a contact: the mobile number that a code has proved, and when. */
  confirmed?: { mobile: string; at: number };
}

export interface ApplicationDraft {
  /** Grows with each save. */
  saved: number;
  /** Steps that were saved at least once. */
  begun: Step[];
  fields: Partial<Record<StepField, string>>;
  methods: DraftItem[];
  contacts: DraftItem[];
  /** Of the details. */
  files: AttachedFile[];
  letterFile?: AttachedFile;
}

export const NO_DRAFT: ApplicationDraft = {
  saved: 0,
  begun: [],
  fields: {},
  methods: [],
  contacts: [],
  files: [],
};

export const applicationDraftRecord = record<ApplicationDraft>("application_draft", {
  about: "what an agency has written into an application, step by step",
});
