/** Letters of agencies: the list, and the page of one. */
import { DAY, HOUR } from "../texts/units.ts";
import type { LetterProps } from "../messages/letter.tsx";
import type { LettersProps, ShownItem } from "../messages/letters.tsx";
import type { messagesPages } from "../messages/mod.ts";
import { NOW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const COURT = { text: "سامانهٔ ثبت من", language: "fa" };
const TAX = { text: "سازمان امور مالیاتی", language: "fa" };

/** A page of twenty, which is the longest. */
const ITEMS: ShownItem[] = Array.from({ length: 20 }, (_, i) => {
  const at = NOW - i * 40 * HOUR;
  const started = [
    { kind: "decision", title: "رأی هیئت حل اختلاف مالیاتی سال ۱۴۰۴", endsAt: at + 30 * DAY },
    { kind: "information", title: "گواهی سابقهٔ بیمهٔ شما صادر شد" },
    { kind: "request", title: "تکمیل مدارک پروندهٔ ساختمانی", needsMe: true },
    { kind: "warning", title: "اخطار پرداخت عوارض نوسازی", past: "withdrawn" },
  ] as const;
  return {
    of: "letter",
    id: `0193f0a4-${(0x1000 + i * 7919).toString(16)}-7${(0x100 + i * 37).toString(16)}-9a5b-3c21d${
      1_000_003 + i * 81_931
    }`,
    at,
    agency: i % 2 ? TAX : COURT,
    number: `1405/${12_345 + i * 917}`,
    isUnread: i < 3,
    needsMe: false,
    ...started[i % 4],
  };
});

const LETTERS: LettersProps = { items: ITEMS, counts: { unread: 100, needsMe: 5 } };

const LETTER: LetterProps = {
  id: "0193f0a4-1000-7100-9a5b-3c21d1000003",
  agency: TAX,
  others: "/letters?agency=tax",
  number: "1405/12345",
  kind: "decision",
  title: "رأی هیئت حل اختلاف مالیاتی سال ۱۴۰۴",
  language: "fa",
  at: NOW - 2 * DAY,
  period: { of: "objection", endsAt: NOW + 28 * DAY },
  blocks: [
    { is: "paragraph", inside: ["مؤدی گرامی، رأی پروندهٔ AB-12/34 به شرح زیر است:"] },
    { is: "heading", level: 2, inside: ["خلاصهٔ رأی"] },
    {
      is: "list",
      start: 1,
      items: [
        [{
          is: "paragraph",
          inside: ["درآمد مشمول ", { is: "strong", inside: ["کاهش"] }, " یافت."],
        }],
        [{ is: "paragraph", inside: ["جریمه بخشیده شد."] }],
      ],
    },
    {
      is: "table",
      head: [["شرح"], ["مبلغ (ریال)"]],
      rows: [[["مالیات"], ["۱۲٬۰۰۰٬۰۰۰"]], [["جریمه"], ["۰"]]],
    },
    {
      is: "paragraph",
      inside: ["متن قانون: ", {
        is: "link",
        href: "https://law.example/266",
        to: "law.example",
        inside: ["مادهٔ ۲۶۶"],
      }],
    },
  ],
  files: [
    {
      name: "رأی.pdf",
      type: "application/pdf",
      size: 214_332,
      state: "clean",
      href: "/files/1",
      sha256: "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
    },
    { name: "scan.png", type: "image/png", size: 1_204_332, state: "pending" },
  ],
  steps: [
    { step: "accepted", at: NOW - 2 * DAY },
    { step: "stored", at: NOW - 2 * DAY },
    { step: "notice_sent", at: NOW - 2 * DAY },
  ],
  hasContent: true,
  isUnread: true,
  awaitsConfirmation: true,
};

const LATER: LetterProps = {
  ...LETTER,
  isUnread: false,
  awaitsConfirmation: false,
  confirmedAt: NOW - DAY,
};

export const messagesStates: States<typeof messagesPages> = {
  letters: {
    all: { ...LETTERS, older: "/letters?after=3f1d5c" },
    nothing: { ...LETTERS, items: [], query: "گذرنامه" },
  },
  letter: {
    unread: LETTER,
    past: {
      ...LATER,
      files: [],
      withdrawn: { at: NOW - HOUR, reason: "شمارهٔ پرونده اشتباه بود." },
      replacedBy: "0193f0a4-1000-7100-9a5b-3c21d1000004",
    },
  },
};

export const messagesWordings: States<typeof messagesPages> = {
  letters: {
    empty: { items: [], counts: { unread: 0, needsMe: 0 } },
    "none-unread": { ...LETTERS, items: [], only: "unread" },
    "none-waiting": { ...LETTERS, items: [], only: "needs_me" },
    found: { ...LETTERS, items: ITEMS.slice(3, 5), query: "مالیات", newest: "/letters?q=x" },
    agency: {
      ...LETTERS,
      items: [
        { ...ITEMS[4], past: "replaced" },
        { ...ITEMS[5], of: "dossier", kind: "in_review", number: "4029183746507" },
      ],
      agency: COURT,
    },
  },
  letter: {
    reply: {
      ...LATER,
      period: { of: "reply", endsAt: NOW + DAY },
      replaces: "0193f0a4-1000-7100-9a5b-3c21d1000002",
    },
    payment: { ...LATER, isUnread: true, period: { of: "payment", endsAt: NOW - DAY } },
    attendance: {
      ...LATER,
      period: { of: "attendance", endsAt: NOW + DAY },
      files: [
        { name: "a.txt", type: "text/plain", size: 12, state: "infected" },
        { name: "b.csv", type: "text/csv", size: 12, state: "unscannable" },
        { name: "c.pdf", type: "application/pdf", size: 12, state: "gone" },
      ],
    },
    served: {
      ...LATER,
      steps:
        (["notice_failed", "opened", "confirmed", "unopened", "withdrawn", "replaced"] as const)
          .map((step) => ({ step, at: NOW - DAY })),
    },
  },
};
