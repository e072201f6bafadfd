/** Pages of a person's e-mail address, of how they want to be told, and of their browsers' notifications. */
import type { contactPages } from "../contact/mod.ts";
import type { NoticesProps } from "../contact/notices.tsx";
import type { pushPages } from "../push/mod.ts";
import { DAY, HOUR } from "../texts/units.ts";
import { NOW, SOON, TOMORROW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const CURRENT = { current: "s*****@example.ir", isAvailable: true };
const CODE = { address: "sara.mohammadi@mail.example.ir", expiresAt: NOW + 1_700_000, code: "" };

const NOTICES: NoticesProps = {
  languages: { fa: "فارسی", ar: "العربية", en: "English" },
  language: "fa",
  offered: ["sms", "email"],
  subjects: {
    letters: { channels: ["email"], isFixed: false },
    dossiers: { channels: ["sms", "email"], isFixed: false },
    sign_ins: { channels: ["sms"], isFixed: true },
    support: { channels: ["sms"], isFixed: false },
  },
  email: "s*****@example.ir",
  hasMail: true,
};

export const contactStates: States<typeof contactPages> = {
  contactEmail: {
    wrong: { ...CURRENT, email: "sara@example", error: "format" },
    limited: { ...CURRENT, email: "sara@example.ir", failure: { code: "limited", retryAt: SOON } },
  },
  contactCode: {
    wrong: { ...CODE, code: "123456", error: { code: "wrong", triesLeft: 4 } },
    lapsed: { ...CODE, expiresAt: undefined },
  },
  notices: {
    chosen: NOTICES,
    "no-address": { ...NOTICES, offered: ["sms"], email: undefined },
  },
};

/** Differ from those in words alone. */
export const contactWordings: States<typeof contactPages> = {
  notices: {
    confirmed: NOTICES,
    "no-mail": { ...NOTICES, offered: ["sms"], email: undefined, hasMail: false },
  },
  contactEmail: {
    empty: { isAvailable: true, email: "" },
    unavailable: { isAvailable: false, email: "" },
    same: { ...CURRENT, email: "sara@example.ir", error: "same" },
    missing: { ...CURRENT, email: "", error: "missing" },
    undelivered: {
      ...CURRENT,
      email: "sara@example.ir",
      failure: { code: "undelivered", retryAt: SOON },
    },
  },
  contactCode: {
    sent: CODE,
    missing: { ...CODE, error: { code: "missing" } },
    format: { ...CODE, code: "12", error: { code: "format" } },
  },
};

const NOBODY = {
  devices: [],
  subjects: [{ of: "letters", isOn: true }, { of: "dossiers", isOn: true }],
  isFull: false,
  publicKey: "BA",
  kid: "AA",
} as const;

const DEVICES = [
  {
    id: "0123456789abcdef",
    device: { browser: "Chrome", system: "Android" },
    addedAt: NOW - 40 * DAY,
    deliveredAt: NOW - HOUR,
  },
  {
    id: "1123456789abcdef",
    device: { browser: "Firefox", system: "Windows" },
    addedAt: NOW - 20 * DAY,
    failingSince: NOW - 2 * DAY,
  },
] as const;

const MUTED = [{ of: "letters", isOn: true }, { of: "dossiers", isOn: false }] as const;

export const pushStates: States<typeof pushPages> = {
  push: { several: { ...NOBODY, devices: DEVICES, subjects: MUTED } },
};

export const pushWordings: States<typeof pushPages> = {
  push: {
    none: NOBODY,
    full: { ...NOBODY, subjects: [{ of: "letters", isOn: false }], devices: DEVICES, isFull: true },
    refused: { ...NOBODY, failure: { code: "refused" } },
    limited: { ...NOBODY, failure: { code: "limited", retryAt: TOMORROW } },
  },
};
