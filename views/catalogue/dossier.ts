/** A citizen's matter at an agency, and its state by number. */
import type { ShownFile } from "../attachments/files.tsx";
import type { DossierProps } from "../dossier/dossier.tsx";
import type { dossierPages } from "../dossier/mod.ts";
import { DAY, HOUR } from "../texts/units.ts";
import { NOW, TOMORROW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const PATH = "/dossiers/019aa000-0000-7000-8000-000000000003";
const NUMBER = "4029183746507";
const DESK = { name: "ادارهٔ عضویت", role: "کارشناس بررسی مدارک" };

const FILES: ShownFile[] = [
  {
    name: "رسید درخواست.pdf",
    type: "application/pdf",
    size: 48_213,
    state: "clean",
    href: `${PATH}/lines/1.0999999999-0123456789ab/files/019aa000-0000-7000-8000-000000000009`,
  },
  { name: "form.docx", type: "application/msword", size: 900, state: "pending" },
];

const REVIEWED: DossierProps = {
  path: PATH,
  agency: { text: "کتابخانهٔ ملی", language: "fa" },
  dossier: {
    title: "درخواست عضویت پژوهشی",
    language: "fa",
    state: "in_review",
    trackingNumber: NUMBER,
    at: NOW - 9 * DAY,
    desk: DESK,
  },
  turn: "agency",
  missing: [],
  clock: { is: "running", endsAt: NOW + 21 * DAY },
  usual: { median: 160, ninthDecile: 700 },
  history: {
    entries: [
      { id: "4", at: NOW - 2 * DAY, by: "agency", desk: DESK, text: "مدارک شما کامل است." },
      { id: "3", at: NOW - 3 * DAY, by: "citizen", to: "in_review", supplied: ["عکس تازه"] },
      { id: "2", at: NOW - 8 * DAY, by: "agency", desk: DESK },
      { id: "1", at: NOW - 9 * DAY, by: "agency", to: "submitted" },
    ],
    isFirst: true,
    older: `${PATH}?before=3f1d5c`,
    newest: PATH,
  },
  isUnread: false,
  isTrackable: true,
  canWithdraw: false,
};

export const dossierStates: States<typeof dossierPages> = {
  dossier: {
    "awaiting-citizen": {
      ...REVIEWED,
      dossier: { ...REVIEWED.dossier, state: "awaiting_citizen", answerBy: NOW + 6 * DAY },
      turn: "citizen",
      missing: [
        {
          id: "photo",
          label: "عکس تازه",
          way: { by: "link", path: "/photo" },
          href: "http://library.localhost:8000/photo",
        },
        {
          id: "form",
          label: "برگهٔ امضاشده",
          way: { by: "post", to: "تهران، صندوق پستی ۱۲۳۴" },
        },
        {
          id: "card",
          label: "اصل کارت دانشجویی",
          way: { by: "visit", where: "ساختمان مرکزی، طبقهٔ دوم" },
          suppliedAt: NOW - DAY,
        },
      ],
      clock: { is: "paused", left: 12.4 * DAY },
      usual: null,
      isUnread: true,
      isTrackable: false,
    },
    submitted: {
      ...REVIEWED,
      dossier: { ...REVIEWED.dossier, state: "submitted", desk: undefined },
      history: {
        entries: REVIEWED.history.entries.slice(-1).map((entry) => ({ ...entry, files: FILES })),
        isFirst: false,
        newest: PATH,
      },
      clock: { is: "running", endsAt: NOW - DAY },
      canWithdraw: true,
      hasChanged: true,
    },
  },
  track: {
    found: { typed: NUMBER, found: { trackingNumber: NUMBER, state: "in_review" } },
    wrong: { typed: "4029183746508", error: "check_digit" },
  },
};

export const dossierWordings: States<typeof dossierPages> = {
  dossier: {
    "in-review": REVIEWED,
    "awaiting-other": {
      ...REVIEWED,
      dossier: { ...REVIEWED.dossier, state: "awaiting_other", awaited: "ثبت احوال" },
      turn: "other",
      clock: { is: "paused", left: 0 },
    },
    refused: {
      ...REVIEWED,
      dossier: { ...REVIEWED.dossier, state: "refused" },
      turn: "nobody",
      clock: null,
      history: {
        ...REVIEWED.history,
        entries: [
          { id: "9", at: NOW - HOUR, by: "agency", to: "refused", text: "مدرک شما ناقص است." },
          ...(["approved", "closed", "received", "draft", "withdrawn"] as const).map(
            (to, i) => ({ id: `${i}`, at: NOW - (i + 2) * HOUR, by: "agency" as const, to }),
          ),
        ],
      },
    },
  },
  track: {
    incomplete: { typed: "40291837", error: "format" },
    unknown: { typed: NUMBER, failure: { code: "unknown" } },
    limited: { typed: NUMBER, failure: { code: "limited", retryAt: TOMORROW } },
  },
};
