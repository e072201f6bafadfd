/** The console of those who run the window. */
import type { PersonProps } from "../console/person.tsx";
import type { consolePages } from "../console/mod.ts";
import { DAY, HOUR, MINUTE } from "../texts/units.ts";
import { NOW } from "./samples/sample.ts";
import type { States } from "./states.ts";

const NUMBER = "4029183746507";
const LOOK = { who: "", reason: "", ticket: "", most: 50, longest: 200 };
const DEVICE = { browser: "Firefox", system: "Android" } as const;

const PERSON = {
  view: "sample",
  reason: "گفته است کد ورود نمی‌رسد",
  person: {
    initials: "س. ا.",
    identity: "***5679",
    mobile: "0912***4567",
    level: 2,
    createdAt: NOW - 90 * DAY,
    sessions: [{
      device: DEVICE,
      createdAt: NOW - HOUR,
      lastSeenAt: NOW - MINUTE,
      place: "185.12.*",
    }],
    signIns: [{ at: NOW - HOUR, way: "sms", knownBrowser: false, level: 2, device: DEVICE }],
    tickets: [{ number: NUMBER, topic: "sign_in", state: "waiting" }],
  },
  acts: ["end_sessions", "freeze"],
} satisfies PersonProps;

export const consoleStates: States<typeof consolePages> = {
  people: {
    invalid: {
      ...LOOK,
      who: "12",
      errors: { who: "format", reason: "short", ticket: "unknown" },
    },
  },
  person: { open: PERSON },
};

export const consoleWordings: Partial<States<typeof consolePages>> = {
  people: {
    missing: { ...LOOK, errors: { who: "missing", ticket: "format" } },
    nobody: { ...LOOK, failure: { code: "nobody" } },
    limited: { ...LOOK, failure: { code: "limited", retryAt: NOW + HOUR } },
  },
  person: {
    ended: { ...PERSON, done: "end_sessions" },
    frozen: {
      ...PERSON,
      person: {
        ...PERSON.person,
        mobile: undefined,
        frozenAt: NOW - HOUR,
        deletionDueAt: NOW + DAY,
        sessions: [],
        signIns: [],
        tickets: [],
      },
      acts: ["end_sessions", "unfreeze"],
      done: "freeze",
    },
    unfrozen: { ...PERSON, done: "unfreeze" },
  },
};
