/** Connections to GSB and PGSB: the agency's pages and the expert's. */
import type { BusConnection } from "../../../domain/bus/connection.ts";
import type { busPages } from "../../bus/mod.ts";
import { HOUR } from "../../texts/units.ts";
import { NOW } from "../samples/sample.ts";
import type { States } from "../samples/states.ts";

const FORM = {
  bus: "gsb",
  purpose: "استعلام عضویت کتابخانه‌ها\nو امانت کتاب میان آن‌ها",
  contactName: "سارا محمدی",
  contactPosition: "کارشناس شبکه",
  contactMobile: "09121112233",
  contactEmail: "fani@example.ir",
  addresses: "192.0.2.10\n2001:db8::10",
  userNames: "library",
};
const EMPTY = {
  bus: "",
  purpose: "",
  contactName: "",
  contactPosition: "",
  contactMobile: "",
  contactEmail: "",
  addresses: "",
  userNames: "",
};

const limits = { line: 100, purpose: 1000, entries: 16 };

const SUBMITTED: BusConnection = {
  id: "01935000-0000-7000-8000-000000000000",
  agencyId: "01934000-0000-7000-8000-000000000000",
  number: "4029183746507",
  form: FORM,
  state: "submitted",
  userNames: [],
  acts: [{ at: NOW - 30 * HOUR, to: "submitted", by: "agency", name: "رضا کریمی" }],
  createdAt: NOW - 31 * HOUR,
  changedAt: NOW - 30 * HOUR,
};
const expert = { by: "expert", name: "مریم رضایی" } as const;
const REASON = "نشانی دوم در شبکهٔ شما نیست. آن را اصلاح کنید.";
const moved = (to: "returned" | "active" | "rejected" | "ended", text?: string): BusConnection => ({
  ...SUBMITTED,
  state: to,
  changedAt: NOW - HOUR,
  acts: [...SUBMITTED.acts, { at: NOW - HOUR, to, ...expert, ...text && { text } }],
});
const ACTIVE = { ...moved("active"), userNames: ["library", "library.test"] };
const AGENCY = { text: "کتابخانهٔ ملی", language: "fa" };
const TYPED = { text: "", userNames: "library" };
const ALL = [SUBMITTED, moved("returned"), ACTIVE, moved("rejected"), moved("ended")]
  .map(({ number, state, changedAt }) => ({
    ...{ number, state, changedAt, bus: "gsb" },
    path: "/connections/sample",
  }));

export const busStates: States<typeof busPages> = {
  busConnections: { several: { connections: ALL, mayAsk: true } },
  busConnectionNew: {
    faulty: {
      id: SUBMITTED.id,
      limits,
      form: EMPTY,
      faults: {
        bus: "missing",
        purpose: "missing",
        contactName: "missing",
        contactPosition: "missing",
        contactMobile: "missing",
        contactEmail: "format",
        addresses: "missing",
        userNames: "format",
      },
    },
  },
  busConnection: { active: { connection: ACTIVE, mayEnd: true } },
  busReviews: { several: { connections: [{ ...ALL[0], agency: AGENCY }] } },
  busReview: {
    faulty: {
      ...{ connection: SUBMITTED, agency: AGENCY, typed: TYPED, maxReason: 1000 },
      faults: { text: "missing", userNames: "format" },
    },
  },
};

export const busWordings: Partial<States<typeof busPages>> = {
  busConnections: { empty: { connections: [], mayAsk: true } },
  busConnectionNew: {
    formats: {
      ...{ id: SUBMITTED.id, form: FORM, limits },
      faults: { purpose: "long", contactMobile: "format", addresses: "format" },
    },
    addresses: { id: SUBMITTED.id, form: FORM, limits, faults: { addresses: "many" } },
    "too-many": { id: SUBMITTED.id, form: FORM, limits, tooMany: 50 },
  },
  busConnection: {
    draft: {
      connection: { ...SUBMITTED, state: "draft", acts: [], form: EMPTY },
      editing: { form: EMPTY, limits },
      mayEnd: false,
    },
    submitted: { connection: SUBMITTED, mayEnd: false },
    returned: {
      ...{ connection: moved("returned", REASON), mayEnd: false },
      editing: { form: FORM, limits },
    },
    rejected: { connection: moved("rejected", REASON), mayEnd: false },
    ended: { connection: moved("ended"), mayEnd: false },
  },
  busReviews: { empty: { connections: [] } },
  busReview: {
    long: {
      ...{ connection: SUBMITTED, agency: AGENCY, typed: TYPED, maxReason: 1000 },
      faults: { text: "long", userNames: "missing" },
    },
    gone: { connection: ACTIVE, agency: AGENCY, typed: TYPED, maxReason: 1000, gone: true },
  },
};
