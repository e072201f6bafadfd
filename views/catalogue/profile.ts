/** Pages of what a person changes, and who was told. */
import { DAY, HOUR, MINUTE } from "../texts/units.ts";
import type { ChangesProps } from "../profile/changes.tsx";
import type { ConnectedProps } from "../profile/connected.tsx";
import type { LooksProps } from "../profile/looks.tsx";
import type { profilePages } from "../profile/mod.ts";
import type { ReceiptsProps } from "../profile/receipts.tsx";
import { NOW, SOON, TOMORROW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const title = (text: string) => ({ text, language: "fa" });

type Told = ChangesProps["changes"][number]["services"][number];
type Reason = Extract<Told["told"], { state: "refused" }>["reason"];

const REASONS: Reason[] = [
  "refused",
  "needs_document",
  "unknown_person",
  "invalid_value",
  "closed",
  "not_understood",
  "ended",
];

const refused = (id: string, reason: Reason, code: string = reason): Told => ({
  id,
  title: title(`خدمت ${id.replaceAll("_", " ")}`),
  told: { state: "refused", at: NOW - MINUTE, reason, code, canRetry: true },
});

const CHANGES: ChangesProps["changes"] = [
  {
    at: NOW - HOUR,
    claims: ["postal_code"],
    services: [
      {
        id: "insurance",
        title: title("سوابق بیمه"),
        told: { state: "accepted", at: NOW - HOUR + MINUTE },
      },
      { id: "tax", title: title("پروندهٔ مالیاتی"), told: { state: "told", at: NOW - HOUR } },
      { id: "vehicles", title: title("خودرو"), told: { state: "waiting" } },
      refused("exams", "outside_area"),
      refused("records", "other", "frozen_file"),
      { id: "titles", title: title("ثبت اسناد"), told: { state: "at_next_visit" } },
    ],
  },
  { at: NOW - 3 * DAY, claims: ["given_name", "family_name"], services: [] },
];

/** Ways in which a service may refuse: a page with all of them would be no usual one. */
const refusedFor = (from: number, to?: number): ChangesProps["changes"][number] => ({
  at: NOW - 9 * DAY,
  claims: ["phone_number"],
  services: REASONS.slice(from, to).map((reason) => refused(reason, reason)),
});

const CONNECTED: ConnectedProps["services"] = [
  {
    id: "insurance",
    title: title("سوابق بیمه"),
    firstAt: NOW - 40 * DAY,
    lastAt: NOW - HOUR,
    received: ["national_id", "given_name", "family_name"],
    company: true,
  },
  {
    id: "library",
    title: title("کتابخانهٔ ملی"),
    firstAt: NOW - DAY,
    lastAt: NOW - DAY,
    received: [],
    agreedAt: NOW - DAY,
  },
];

const RECEIPTS: ReceiptsProps["receipts"] = [
  {
    number: 12,
    at: NOW - HOUR,
    title: title("سوابق بیمه"),
    by: "gateway",
    attributes: ["national_id", "given_name"],
    company: true,
  },
  {
    number: 11,
    at: NOW - DAY,
    title: title("کتابخانهٔ ملی"),
    by: "openid",
    attributes: [],
    company: false,
  },
  {
    number: 10,
    at: NOW - 2 * DAY,
    title: { text: "old-service", language: "en" },
    by: "forward_auth",
    attributes: ["postal_code"],
    company: false,
  },
];

const LOOKS: LooksProps["looks"] = [
  {
    at: NOW - HOUR,
    role: "کارشناس پشتیبانی",
    reason: "پاسخ به درخواست ۱۲۳۴۵۶",
    data: ["profile", "sign_ins", "support"],
  },
  {
    at: NOW - 20 * DAY,
    office: title("سازمان تأمین اجتماعی"),
    role: "بازرس",
    reason: "بازرسی دوره‌ای",
    data: ["letters", "dossiers"],
  },
];

const POSTAL_CODE = { current: "11*****91", postalCode: "" };

export const profileStates: States<typeof profilePages> = {
  postalCodeChange: {
    empty: POSTAL_CODE,
    "too-long": POSTAL_CODE,
    same: { ...POSTAL_CODE, postalCode: "1111111191", error: "same" },
    unknown: { ...POSTAL_CODE, postalCode: "5555555555", error: "unknown" },
    "registry-down": {
      ...POSTAL_CODE,
      postalCode: "9876543210",
      failure: { code: "registry_unavailable", retryAt: SOON },
    },
  },
  connected: {
    several: { services: CONNECTED, ended: true },
    empty: { services: [], ended: false },
  },
  receipts: {
    first: { receipts: RECEIPTS, older: "/connected/receipts?before=3f1d5c", isFirstPage: true },
    last: { receipts: RECEIPTS.slice(2), isFirstPage: false },
    empty: { receipts: [], isFirstPage: true },
  },
  myData: {
    offered: {},
    limited: { limitedUntil: TOMORROW },
  },
  looks: {
    several: { looks: LOOKS, isFirstPage: true },
    empty: { looks: [], isFirstPage: true },
  },
  changes: {
    several: { changes: CHANGES, retried: "sent" },
    refused: { changes: [refusedFor(0, 4)] },
    "refused-too": { changes: [refusedFor(4)] },
    "too-soon": { changes: CHANGES.slice(1, 2), retried: "too_soon" },
    empty: { changes: [] },
  },
};
