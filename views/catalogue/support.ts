/** Questions to support. */
import type { supportPages } from "../support/mod.ts";
import type { SupportNewProps } from "../support/support_new.tsx";
import type { PreparedAnswerProps } from "../support/prepared_answers.tsx";
import type { TicketProps } from "../support/ticket.tsx";
import { HOUR, MINUTE } from "../texts/units.ts";
import { NOW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const NUMBER = "4029183746507";
const STATES = ["waiting", "answered", "closed"] as const;

const OF_PEOPLE = ["sign_in", "level", "service", "letter", "account", "other"] as const;
const OF_STAFF = [
  ...["connection", "application", "keys", "deliveries", "outage", "desk_account"] as const,
  "other",
] as const;

const NEW: SupportNewProps = {
  topics: OF_PEOPLE,
  topic: "",
  text: "",
  maxText: 1500,
  maxOpen: 5,
  context: {
    page: "/letters/0193f0a4-1000-7100-9a5b-3c21d1000001",
    device: { browser: "Firefox", system: "Android" },
    level: 2,
    language: "fa",
  },
  from: { item: "letter", title: "رأی هیئت حل اختلاف مالیاتی سال ۱۴۰۴" },
};

const ANSWERED = {
  number: NUMBER,
  topic: "letter",
  state: "answered",
  messages: [
    { at: NOW - 30 * HOUR, from: "person", text: "پیوست نامه باز نمی‌شود.\nشمارهٔ نامه 123 است." },
    { at: NOW - HOUR, from: "support", text: "پیوست دوباره بررسی شد و اکنون باز می‌شود." },
  ],
  isUnread: true,
  isOpen: true,
  typed: { text: "" },
  maxText: 1500,
} as const;

const TICKET = {
  topics: OF_PEOPLE,
  askers: "people",
  number: NUMBER,
  topic: "letter",
  state: "waiting",
  messages: [...ANSWERED.messages],
  context: NEW.context,
  isOpen: true,
  typed: { text: "" },
  choice: { prepared: [{ id: "p1", name: "پیوست باز نمی‌شود" }, { id: "p2", name: "مهلت نامه" }] },
  maxText: 1500,
} satisfies TicketProps;

const PREPARED: PreparedAnswerProps = {
  id: "p1",
  seen: NOW,
  typed: {
    name: "پیوست باز نمی‌شود",
    topic: "letter",
    texts: {
      fa: "پیوست دوباره بررسی شد و اکنون باز می‌شود.",
      en: "The attachment was checked again and opens now.",
      ar: "فُحص المرفق من جديد وهو يفتح الآن.",
    },
  },
  most: { name: 60, text: 1500, answers: 200 },
};

export const supportStates: States<typeof supportPages> = {
  support: {
    several: {
      requests: OF_PEOPLE.map((topic, i) => ({
        number: NUMBER,
        topic,
        state: STATES[i % 3],
        at: NOW - i * HOUR,
      })),
    },
  },
  supportNew: {
    missing: { ...NEW, errors: { topic: true, text: "missing" } },
  },
  supportRequest: {
    answered: { ...ANSWERED, messages: [...ANSWERED.messages] },
    reopen: {
      ...ANSWERED,
      state: "closed",
      isUnread: false,
      messages: [...ANSWERED.messages],
      reopenedUntil: NOW + 13 * 24 * HOUR,
    },
  },
  preparedAnswers: {
    several: {
      answers: [
        { id: "p1", name: "پیوست باز نمی‌شود", topic: "letter" },
        { id: "p2", name: "مهلت نامه", topic: "letter", retiredAt: NOW },
      ],
    },
  },
  preparedAnswer: { changed: { ...PREPARED, failure: "changed", now: PREPARED.typed } },
  tickets: {
    waiting: {
      askers: "people",
      topics: OF_PEOPLE,
      state: "waiting",
      rows: [
        { number: NUMBER, topic: "letter", at: NOW - HOUR, excerpt: "پیوست نامه باز نمی‌شود." },
        {
          number: NUMBER,
          topic: "sign_in",
          at: NOW - 30 * HOUR,
          excerpt: "The code does not arrive.",
          looker: "زهرا موسوی",
        },
      ],
      number: "12",
      error: "unknown",
      isFirstPage: true,
      older: "/support?before=a",
    },
  },
  ticket: {
    changed: {
      ...TICKET,
      other: { name: "زهرا موسوی", at: NOW - 5 * MINUTE },
      typed: { text: "لطفاً دوباره بفرستید." },
      isChanged: true,
    },
  },
};

export const supportWordings: Partial<States<typeof supportPages>> = {
  support: { empty: { requests: [] } },
  supportNew: {
    long: { ...NEW, errors: { topic: false, text: "long" } },
    "too-many": { ...NEW, tooMany: true },
    staff: { ...NEW, topics: OF_STAFF },
    after: { ...NEW, after: NUMBER },
    "from-page": { ...NEW, from: { page: "profile" } },
    "from-service": { ...NEW, from: { service: { text: "سابقهٔ بیمه", language: "fa" } } },
    "from-unknown": { ...NEW, from: undefined },
  },
  supportRequest: {
    "too-many": {
      ...ANSWERED,
      state: "closed",
      messages: [...ANSWERED.messages],
      reopenedUntil: NOW + HOUR,
      tooMany: 5,
    },
    late: { ...ANSWERED, state: "closed", isOpen: false, messages: [...ANSWERED.messages] },
    waiting: {
      ...ANSWERED,
      state: "waiting",
      isUnread: false,
      messages: [ANSWERED.messages[0]],
      typed: { text: "", error: "missing" },
    },
    closed: {
      ...ANSWERED,
      state: "closed",
      isUnread: false,
      messages: [...ANSWERED.messages],
      isOpen: false,
    },
  },
  tickets: {
    empty: {
      askers: "staff",
      topics: OF_STAFF,
      state: "closed",
      rows: [],
      number: "",
      isFirstPage: true,
    },
  },
  preparedAnswers: { empty: { answers: [] } },
  preparedAnswer: {
    new: { ...PREPARED, seen: 0, failure: "many" },
    retired: { ...PREPARED, isRetired: true },
    missing: {
      ...PREPARED,
      faults: { name: "missing", topic: "missing", texts: { fa: "missing", en: "long" } },
    },
    long: { ...PREPARED, faults: { name: "long" } },
  },
  ticket: {
    none: { ...TICKET, choice: { prepared: TICKET.choice.prepared, isMissing: true } },
    missing: { ...TICKET, typed: { text: "", error: "missing" } },
    long: {
      ...TICKET,
      askers: "staff",
      asker: { name: "رضا کریمی", agency: { text: "کتابخانه", language: "fa" } },
      typed: { text: "", error: "long" },
    },
  },
};
