/** The desk: an agency's applications, from the list to the last step of the wizard. */
import type { applicationPages } from "../../application/mod.ts";
import type { FormProps } from "../../application/step_form.tsx";
import { STATES, STEPS } from "../../application/steps.ts";
import type { Application } from "../../../domain/application/application.ts";
import type { ContentField } from "../../../domain/application/fields_of.ts";
import type { Gap, GapCode } from "../../../domain/application/gaps.ts";
import type { Act, ActKind } from "../../../domain/application/history.ts";
import type { NameFault } from "../../../domain/application/service_name.ts";
import type { FileFault } from "../../texts/types/application.ts";
import { DAY, HOUR, MINUTE } from "../../texts/units.ts";
import { NOW } from "../samples/sample.ts";
import type { States } from "../samples/states.ts";

type All = States<typeof applicationPages>;

const APPLICATION: Application = {
  id: "0192f0c5-8c9e-7000-8000-0123456789ab",
  number: "1405000123454",
  agencyId: "agency",
  title: { fa: "کتابخانهٔ تازه", ar: "مكتبة جديدة", en: "New library" },
  state: "draft",
  revision: 1,
  serviceId: "new-library",
  createdAt: NOW - 3 * DAY,
  changedAt: NOW - DAY,
};
const { id, number } = APPLICATION;

const TITLE = { text: "کتابخانهٔ تازه", language: "fa" };

const LINE = {
  ...APPLICATION,
  title: TITLE,
  turn: "agency" as const,
  isDeletable: true,
};

const PAGES = { at: 2, pages: 3, query: "/applications" };

const FORM: FormProps = { id, number, shown: "title_fa:0", values: {}, gaps: [] };

const gap = (step: Gap["step"], code: GapCode, field?: Gap["field"]): Gap => ({
  step,
  code,
  field,
});

const GAPS: Gap[] = [
  gap("connection", "not_active", "connection_id"),
  gap("service", "taken", "service_id"),
  gap("details", "host_taken", "upstream"),
  gap("details", "format", "upstream"),
  gap("methods", "none"),
  gap("contacts", "none"),
  gap("contacts", "unconfirmed", "contact_mobile"),
  gap("letter", "missing", "letter_subject"),
  gap("letter", "future", "letter_day"),
  gap("letter", "gregorian", "letter_day"),
  gap("letter", "no_such_day", "letter_day"),
  gap("letter", "file_missing"),
  gap("details", "file_refused"),
];

const ACT: Act = {
  id: "1",
  at: NOW - HOUR,
  kind: "edited",
  by: "agency",
  staff: { id: "1", name: "رضا کریمی" },
  network: "185.12.*",
  changes: [
    { field: "title_fa", before: "کتابخانه", after: "کتابخانهٔ تازه" },
    { field: "level", after: "2" },
    { field: "description_fa" },
    { field: "jwks", before: "{}" },
    { field: "letter_file", after: "نامه.pdf" },
    { field: "files", after: "مجوز.pdf" },
    { field: "letter_month", after: "۵" },
    { field: "letter_year", after: "۱۴۰۵" },
  ],
};

const RETURNED: Act = {
  id: "2",
  at: NOW - HOUR,
  kind: "returned",
  by: "expert",
  from: "in_review",
  to: "returned",
  network: "185.12.*",
  text: "نشانی سرور را دوباره بررسی کنید.",
};

const BOARD = {
  promised: null,
  application: APPLICATION,
  title: TITLE,
  turn: "agency" as const,
  begun: [],
  gaps: GAPS,
  notices: [],
  fields: [],
  files: [],
  isOpen: true,
  remarks: 0,
  unanswered: 0,
  may: { edit: true, withdraw: false, delete: true, begin: false, publish: false },
};

const field = (
  step: ContentField["step"],
  label: ContentField["label"],
  value: string,
): ContentField => ({ path: label, step, label, value });

const FIELDS: ContentField[] = [
  field("connection", "user_name", "+new"),
  field("details", "title_fa", "کتابخانهٔ تازه"),
  field("details", "level", "2"),
  field("details", "reason_given_name", "برای خوشامد"),
  field("letter", "letter_date", "2026-08-05"),
];

const FILE = {
  id: "file",
  name: "نامه.pdf",
  type: "application/pdf",
  size: 240_000,
  state: "clean" as const,
  href: "/applications/1/files/file",
};

const METHOD = {
  id: "0192f0c5-8c9e-7000-8000-0123456789ac",
  fields: { method_name: "فهرست کتاب‌ها", method: "GET", method_path: "/books" },
  gaps: [],
};
const CONTACT = {
  id: "0192f0c5-8c9e-7000-8000-0123456789ad",
  fields: {
    contact_name: "رضا کریمی",
    contact_position: "کارشناس فنی",
    contact_mobile: "09121112233",
  },
  gaps: [gap("contacts", "unconfirmed", "contact_mobile")],
};

const SERVICE = {
  ...FORM,
  ...PAGES,
  words: "کتاب",
  services: [
    { id: "library", title: "کتابخانه", isInCatalogue: true },
    { id: "new-library", title: "کتابخانهٔ تازه", isInCatalogue: false },
  ],
  chosen: "new-library",
  fresh: { id: "", title: "" },
  host: "library.example.ir",
};

const LIST = {
  items: [LINE, {
    ...LINE,
    title: undefined,
    state: "live" as const,
    turn: "nobody" as const,
    isDeletable: false,
  }],
  total: 2,
  counts: { draft: 1, live: 1 },
  wanted: { words: "" },
  mayEdit: true,
  ...PAGES,
};

const ITEM = { ...FORM, item: METHOD.id, values: CONTACT.fields };

export const applicationStates: All = {
  applications: { several: LIST },
  applicationsDeleted: {
    one: { drafts: [{ id, number, title: TITLE, deletedAt: NOW }], mayEdit: true },
  },
  applicationNew: {
    form: { once: "sample" },
    "no-connection": { once: "sample", failure: "noConnection" },
  },
  applicationBoard: {
    gaps: { ...BOARD, begun: ["details"] },
    closed: {
      ...BOARD,
      application: { ...APPLICATION, state: "submitted" },
      promised: { is: "running", endsAt: NOW + 4 * DAY },
      gaps: [],
      notices: [RETURNED],
      remarks: 2,
      fields: FIELDS,
      files: [FILE],
      isOpen: false,
      may: { edit: false, withdraw: true, delete: false, begin: false, publish: false },
    },
  },
  applicationHistory: { several: { id, number, acts: [RETURNED, ACT], ...PAGES } },
  applicationConnection: {
    one: { ...FORM, connections: [{ id: "1", text: "GSB 1405000123454", userNames: ["library"] }] },
  },
  applicationService: { several: SERVICE },
  applicationDetails: {
    faulty: {
      ...FORM,
      values: { title_fa: "کتابخانهٔ تازه", upstream: "https://library.gov.ir/books" },
      gaps: [gap("details", "missing", "description_fa"), gap("details", "format", "upstream")],
      files: [FILE],
      fileFault: "large",
    },
  },
  applicationItems: {
    methods: { id, number, list: "methods", items: [METHOD], fresh: METHOD.id, max: 40 },
    contacts: {
      id,
      number,
      list: "contacts",
      items: [CONTACT],
      fresh: CONTACT.id,
      max: 10,
      saved: true,
    },
  },
  applicationItem: {
    method: { ...ITEM, list: "methods", values: METHOD.fields },
    contact: {
      ...ITEM,
      list: "contacts",
      mobile: { isConfirmed: false, sentTo: "0912***2233", error: "wrong" },
    },
  },
  applicationLetter: {
    conflict: {
      ...FORM,
      values: { letter_subject: "درخواست تازه" },
      conflicts: [{ field: "letter_subject", theirs: "درخواست" }],
      files: [],
    },
  },
};

const KINDS: ActKind[] = [
  ...["created", "submitted", "withdrawn", "restored", "taken", "given_back"] as const,
  ...[
    "remarked",
    "answered",
    "approved",
    "rejected",
    "publishing",
    "published",
    "publish_failed",
    "settings_changed",
  ] as const,
  ...["taken_back", "suspended", "resumed", "retired", "revision_begun", "deleted"] as const,
];

const ofEach = <Name extends string, Props>(
  names: readonly Name[],
  props: (name: Name) => Props,
): Record<string, Props> => Object.fromEntries(names.map((name) => [name, props(name)]));

const FILE_FAULTS: FileFault[] = [
  ...["none", "empty", "type", "double", "name", "damaged", "unsafe"] as const,
  ...["encrypted", "encoding", "off", "cut", "full", "busy"] as const,
];
const NAME_FAULTS: NameFault[] = ["missing", "format", "reserved", "taken", "too_many"];

export const applicationWordings: Partial<All> = {
  applications: {
    none: { ...LIST, items: [], counts: {}, total: 0 },
    unfound: { ...LIST, items: [], total: 0 },
    states: {
      ...LIST,
      items: STATES.map((state, i) => ({
        ...LINE,
        state,
        turn: (["agency", "expert", "program", "nobody"] as const)[i % 4],
      })),
    },
  },
  applicationsDeleted: { none: { drafts: [], mayEdit: true } },
  applicationNew: { suspended: { once: "sample", failure: "suspended" } },
  applicationBoard: {
    begun: { ...BOARD, gaps: [] },
    refused: { ...BOARD, refused: true, begun: STEPS },
    overtaken: { ...BOARD, overtaken: true },
    reader: {
      ...BOARD,
      fields: FIELDS,
      may: { edit: false, withdraw: false, delete: false, begin: false, publish: false },
    },
    ready: { ...BOARD, begun: STEPS, gaps: [] },
    unanswered: { ...BOARD, begun: STEPS, gaps: [], remarks: 2, unanswered: 1, refused: true },
    live: {
      ...BOARD,
      application: { ...APPLICATION, state: "publish_failed" },
      may: { edit: false, withdraw: false, delete: false, begin: true, publish: true },
    },
  },
  applicationHistory: {
    all: {
      id,
      number,
      acts: KINDS.map((kind, i) => ({
        ...ACT,
        kind,
        by: (["agency", "expert", "operator", "program"] as const)[i % 4],
        changes: undefined,
      })),
      ...PAGES,
    },
  },
  applicationConnection: { kept: { ...FORM, connections: [], kept: true } },
  applicationService: {
    none: { ...SERVICE, services: [], chosen: undefined },
    unsearched: { ...SERVICE, words: "", services: [], chosen: undefined },
    fixed: {
      ...SERVICE,
      services: SERVICE.services.slice(0, 1),
      isFixed: true,
      gaps: [gap("service", "fixed", "service_id")],
    },
    ...ofEach(NAME_FAULTS, (fault) => ({ ...SERVICE, fresh: { id: "sso", title: "", fault } })),
  },
  applicationDetails: ofEach(FILE_FAULTS, (fileFault) => ({
    ...FORM,
    files: [],
    fileFault,
    tooLong: [{ field: "title_fa" as const, max: 80 }],
  })),
  applicationItems: {
    "no-methods": { id, number, list: "methods", items: [], fresh: METHOD.id, max: 40 },
    "no-contacts": { id, number, list: "contacts", items: [], fresh: CONTACT.id, max: 10 },
    "full-methods": { id, number, list: "methods", items: [], max: 40, imported: { added: 3 } },
    "full-contacts": { id, number, list: "contacts", items: [], max: 10 },
    ...ofEach(
      ["missing", "large", "json", "openapi", "version", "empty"] as const,
      (fault) => ({
        id,
        number,
        list: "methods",
        items: [],
        fresh: METHOD.id,
        max: 40,
        imported: { fault },
      }),
    ),
  },
  applicationItem: {
    confirmed: { ...ITEM, list: "contacts", mobile: { isConfirmed: true } },
    unconfirmed: {
      ...ITEM,
      list: "contacts",
      gaps: [gap("contacts", "unconfirmed", "contact_mobile")],
      mobile: { isConfirmed: false },
    },
    missing: {
      ...ITEM,
      list: "contacts",
      mobile: { isConfirmed: false, sentTo: "0912***2233", error: "missing" },
    },
    ...ofEach(["lapsed", "mobile"] as const, (error) => ({
      ...ITEM,
      list: "contacts",
      mobile: { isConfirmed: false, error },
    })),
    limited: {
      ...ITEM,
      list: "contacts",
      mobile: { isConfirmed: false, failure: { code: "limited", retryAt: NOW + MINUTE } },
    },
    undelivered: {
      ...ITEM,
      list: "contacts",
      mobile: { isConfirmed: false, failure: { code: "undelivered", retryAt: NOW + MINUTE } },
    },
  },
  applicationLetter: {
    replaced: { ...FORM, files: [FILE] },
    emptied: {
      ...FORM,
      conflicts: [{ field: "letter_subject", theirs: "" }],
      files: [],
    },
  },
};
