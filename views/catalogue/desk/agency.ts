/** How organisations register at the desk, and how experts decide. */
import type { Registration } from "../../../domain/agency/registration.ts";
import type { agencyPages } from "../../agency/mod.ts";
import { HOUR } from "../../texts/units.ts";
import { NOW } from "../samples/sample.ts";
import type { States } from "../samples/states.ts";

const FORM = {
  nameFa: "کتابخانهٔ ملی",
  nameEn: "National Library",
  nameAr: "المكتبة الوطنية",
  companyId: "14003778990",
  website: "www.example.ir",
  letterNumber: "۱۲۳/ص",
  letterDate: "۱۴۰۵/۰۸/۲۰",
  m1Name: "رضا کریمی",
  m1NationalId: "0012345679",
  m1Position: "مدیر فناوری",
  m1Mobile: "09121112233",
  m1Email: "reza@example.ir",
  m2Name: "مریم رضایی",
  m2NationalId: "9990001006",
  m2Position: "معاون",
  m2Mobile: "09121112244",
  m2Email: "maryam@example.ir",
};
const manager = (which: "m1" | "m2") => ({
  name: FORM[`${which}Name`],
  nationalId: FORM[`${which}NationalId`],
  position: FORM[`${which}Position`],
  mobile: FORM[`${which}Mobile`],
  email: FORM[`${which}Email`],
});
const SUBMITTED: Registration = {
  number: "4029183746507",
  form: FORM,
  registered: {
    name: { fa: FORM.nameFa, en: FORM.nameEn, ar: FORM.nameAr },
    companyId: FORM.companyId,
    website: "https://www.example.ir/",
    letter: { number: FORM.letterNumber, date: "2026-11-11" },
    managers: [manager("m1"), manager("m2")],
  },
  state: "submitted",
  acts: [{ at: NOW - 30 * HOUR, to: "submitted" }],
  createdAt: NOW - 30 * HOUR,
  changedAt: NOW - 30 * HOUR,
};
const REASON = "تاریخ نامه با متن آن یکی نیست. آن را اصلاح کنید.";
const moved = (to: "returned" | "approved" | "rejected", text?: string): Registration => ({
  ...SUBMITTED,
  state: to,
  changedAt: NOW - HOUR,
  acts: [...SUBMITTED.acts, { at: NOW - HOUR, to, name: "نرگس سلیمی", ...text && { text } }],
});
const CAPTCHA = { captchaId: "sample" };
const limits = { maxWords: 120 };
const TYPED = { form: FORM, ...limits };
const REVIEW = { isAgency: false, others: [], text: "", maxReason: 1000 };
const listed = ({ number, state, changedAt }: Registration) => ({
  ...{ number, state, changedAt, name: FORM.nameFa },
});
const stateOf = ({ number, state, changedAt, acts }: Registration) => ({
  registration: { number, state, changedAt, reason: acts.at(-1)?.text },
});

export const agencyStates: States<typeof agencyPages> = {
  agencyRegister: {
    faulty: {
      ...{ ...TYPED, ...CAPTCHA, captchaError: "missing" },
      faults: { nameFa: "missing", companyId: "format", m1Position: "long", m2Mobile: "same" },
    },
  },
  agencyCode: { wrong: { mobile: "0912***2233", error: { code: "wrong", triesLeft: 4 } } },
  agencyCorrect: { faulty: { ...TYPED, faults: { m1Mobile: "fixed" } } },
  agencyState: { returned: { ...stateOf(moved("returned", REASON)), ...CAPTCHA } },
  agencyRegistrations: {
    several: { waiting: [listed(SUBMITTED)], decided: [listed(moved("rejected"))] },
  },
  agencyRegistration: {
    faulty: {
      ...{ ...REVIEW, registration: SUBMITTED, isAgency: true, others: ["1048576019284"] },
      fault: "missing",
    },
  },
};

export const agencyWordings: Partial<States<typeof agencyPages>> = {
  agencyRegister: {
    limited: { ...TYPED, ...CAPTCHA, failure: { code: "limited", retryAt: NOW + HOUR } },
    undelivered: { ...TYPED, ...CAPTCHA, failure: { code: "undelivered", retryAt: NOW + HOUR } },
    lapsed: { ...TYPED, ...CAPTCHA, failure: { code: "lapsed" } },
  },
  agencyCode: {
    missing: { mobile: "0912***2233", error: { code: "missing" } },
    format: { mobile: "0912***2233", error: { code: "format" } },
  },
  agencyState: {
    ask: {},
    format: { typed: "12", error: "format" },
    unknown: { typed: "4029183746507", error: "unknown" },
    submitted: stateOf(SUBMITTED),
    approved: stateOf(moved("approved")),
    rejected: stateOf(moved("rejected", REASON)),
  },
  agencyRegistrations: { empty: { waiting: [], decided: [] } },
  agencyRegistration: {
    long: { ...REVIEW, registration: SUBMITTED, fault: "long" },
    gone: { ...REVIEW, registration: moved("rejected", REASON), text: REASON, failure: "gone" },
    returned: { ...REVIEW, registration: moved("returned", REASON) },
    duplicate: { ...REVIEW, registration: SUBMITTED, isAgency: true, failure: "duplicate" },
    approved: { ...REVIEW, registration: moved("approved"), managers: ["invited", null] },
    accepted: { ...REVIEW, registration: moved("approved"), managers: ["active", "suspended"] },
  },
};
