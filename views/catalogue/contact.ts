/** Pages of a person's e-mail address, and of how they want to be told. */
import type { contactPages } from "../contact/mod.ts";
import type { NoticesProps } from "../contact/notices.tsx";
import { NOW, SOON } from "./sample.ts";
import type { States } from "./states.ts";

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
