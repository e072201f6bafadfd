/** The steps of a sign-in by one-time code. */
import { MINUTE } from "../texts/units.ts";
import type { CodeProps } from "../sign_in/code.tsx";
import type { IdentityProps } from "../sign_in/identity.tsx";
import type { signInPages } from "../sign_in/mod.ts";
import type { MobileProps } from "../sign_in/mobile.tsx";
import type { PostalCodeProps } from "../sign_in/postal_code.tsx";
import { NOW, SOON, TOMORROW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const MOBILE: MobileProps = { mobile: "", captchaId: "3f1d5c" };

const TYPED: MobileProps = { ...MOBILE, mobile: "09121234567" };

const CODE: CodeProps = {
  maskedMobile: "0912***4567",
  length: 5,
  expiresAt: SOON,
  resendAt: NOW + MINUTE,
  ways: { dial: true, email: true },
};

const IDENTITY: IdentityProps = { nationalId: "", birthDay: "", birthMonth: "", birthYear: "" };

const PERSON: IdentityProps = {
  nationalId: "0012345679",
  birthDay: "14",
  birthMonth: "مرداد",
  birthYear: "1370",
};

const FOREIGNER: IdentityProps = {
  ...IDENTITY,
  foreign: { fidaCode: "", documentKind: "", documentNumber: "" },
};

const FOREIGN_PERSON: IdentityProps = {
  nationalId: "",
  birthDay: "21",
  birthMonth: "March",
  birthYear: "1985",
  foreign: {
    fidaCode: "99910000014",
    documentKind: "passport",
    documentNumber: "C4F7K2901",
  },
};

const POSTAL: PostalCodeProps = { postalCode: "", temporaryOffered: false };

export const signInStates: States<typeof signInPages> = {
  mobile: {
    empty: MOBILE,
    "own-page": MOBILE,
    "recent-only": MOBILE,
    proved: { ...MOBILE, proof: { bits: 13, value: "1.2.3.4" } },
    resumable: { ...MOBILE, resumable: true },
    "drawn-again": { ...TYPED, drawnAgain: true },
    missing: { ...MOBILE, errors: { mobile: "missing", captcha: "missing" } },
    "national-id": { ...TYPED, mobile: "0012345678", errors: { mobile: "national_id" } },
    "either-number": { ...TYPED, mobile: "0912123456", errors: { mobile: "either" } },
    "short-national-id": {
      ...TYPED,
      mobile: "12345679",
      errors: { mobile: "national_id_short" },
    },
    "short-number": { ...TYPED, mobile: "+98 912 123", errors: { mobile: "mobile_short" } },
    "long-number": { ...TYPED, mobile: "091212345678", errors: { mobile: "mobile_long" } },
    "landline-number": { ...TYPED, mobile: "02112345678", errors: { mobile: "landline" } },
    "number-abroad": { ...TYPED, mobile: "+93701234567", errors: { mobile: "abroad" } },
    "letters-for-number": { ...TYPED, mobile: "sara@example.ir", errors: { mobile: "letters" } },
    format: { ...TYPED, mobile: "0912", captcha: "123456", errors: { mobile: "format" } },
    "captcha-wrong": { ...TYPED, errors: { captcha: "wrong" } },
    "captcha-expired": { ...TYPED, errors: { captcha: "expired" } },
    "captcha-picture": { ...TYPED, errors: { captcha: "picture" } },
    "captcha-another": { ...TYPED, errors: { captcha: "another" } },
    "sim-mismatch": { ...TYPED, failure: { code: "sim_mismatch" } },
    "sim-mismatch-foreign": { ...TYPED, failure: { code: "sim_mismatch_foreign" } },
    "delivery-failed": { ...TYPED, failure: { code: "delivery_failed", retryAt: SOON } },
    limited: { ...TYPED, failure: { code: "limited", retryAt: TOMORROW } },
    lapsed: { ...MOBILE, failure: { code: "lapsed" } },
    "not-begun": { ...MOBILE, failure: { code: "not_begun" } },
    "answer-lost": { ...MOBILE, failure: { code: "answer_lost" } },
    "cookies-needed": { ...TYPED, failure: { code: "cookies_needed" } },
  },
  code: {
    sent: { ...CODE, notice: "sent" },
    "sent-again": { ...CODE, notice: "sent_again" },
    "resend-open": { ...CODE, resendAt: NOW },
    missing: { ...CODE, error: { code: "missing" } },
    format: { ...CODE, code: "12", error: { code: "format" } },
    wrong: { ...CODE, code: "12345", error: { code: "wrong", triesLeft: 2 } },
    "tries-spent": { ...CODE, code: "12345", error: { code: "wrong", triesLeft: 0 } },
    expired: { ...CODE, code: "12345", error: { code: "expired" } },
    "expired-meanwhile": { ...CODE, expiresAt: NOW, resendAt: NOW },
    used: { ...CODE, code: "12345", error: { code: "used" } },
    "sent-to-registered": { ...CODE, maskedMobile: undefined },
    "meant-mobile": { ...CODE, maskedMobile: undefined, couldBeMobile: true },
    emailed: { ...CODE, notice: "emailed" },
    "no-address": { ...CODE, ways: { dial: true, email: "no_email" } },
    "few-ways": { ...CODE, ways: { dial: false, email: false } },
    none: { ...CODE, expiresAt: undefined, error: { code: "none" } },
    waiting: { ...CODE, expiresAt: undefined, failure: { code: "waiting", retryAt: TOMORROW } },
    "waiting-with-code": { ...CODE, failure: { code: "waiting", retryAt: TOMORROW } },
    "waiting-undelivered": {
      ...CODE,
      cameBy: "nothing",
      failure: { code: "waiting", retryAt: TOMORROW },
    },
    dialled: { ...CODE, cameBy: "dial" },
    lost: { ...CODE, cameBy: "nothing", failure: { code: "lost", retryAt: SOON } },
    "delivery-failed": {
      ...CODE,
      cameBy: "nothing",
      failure: { code: "delivery_failed", retryAt: SOON },
    },
    limited: { ...CODE, failure: { code: "limited", retryAt: TOMORROW } },
    "mail-limited": { ...CODE, failure: { code: "mail_limited", retryAt: TOMORROW } },
  },
  returning: { open: {}, "registry-unavailable": { retryAt: SOON } },
  identity: {
    empty: IDENTITY,
    missing: { ...IDENTITY, errors: { nationalId: "missing", birthDate: { code: "missing" } } },
    format: { ...PERSON, nationalId: "123", errors: { nationalId: "format" } },
    letters: { ...PERSON, nationalId: "00123456O9", errors: { nationalId: "letters" } },
    "mobile-number": { ...PERSON, nationalId: "09121234567", errors: { nationalId: "mobile" } },
    long: { ...PERSON, nationalId: "00123456790", errors: { nationalId: "long" } },
    "check-digit": { ...PERSON, errors: { nationalId: "check_digit" } },
    "date-parts": {
      ...PERSON,
      birthDay: "",
      birthMonth: "",
      errors: { birthDate: { code: "parts", parts: ["day", "month"] } },
    },
    "date-unclear": {
      ...IDENTITY,
      nationalId: "0012345679",
      birthDay: "5/6/7",
      errors: { birthDate: { code: "unclear" } },
    },
    "date-day": { ...PERSON, birthDay: "32", errors: { birthDate: { code: "day" } } },
    "date-month": { ...PERSON, birthMonth: "13", errors: { birthDate: { code: "month" } } },
    "date-year": { ...PERSON, birthYear: "137", errors: { birthDate: { code: "year" } } },
    "date-century": {
      ...PERSON,
      birthYear: "05",
      errors: { birthDate: { code: "century", years: [1305, 1405] } },
    },
    "date-gregorian-year": {
      ...PERSON,
      birthYear: "1991",
      errors: { birthDate: { code: "gregorian_year", year: 1991, years: [1369, 1370] } },
    },
    "date-no-such-day": {
      ...PERSON,
      birthDay: "30",
      birthMonth: "اسفند",
      birthYear: "1371",
      errors: {
        birthDate: { code: "no_such_day", calendar: "jalali", month: 12, year: 1371, days: 29 },
      },
    },
    "date-future": { ...PERSON, birthYear: "1499", errors: { birthDate: { code: "future" } } },
    "date-too-old": { ...PERSON, birthYear: "1270", errors: { birthDate: { code: "too_old" } } },
    mismatch: { ...PERSON, failure: { code: "mismatch" } },
    limited: { ...PERSON, failure: { code: "limited", retryAt: TOMORROW } },
    "civil-unavailable": {
      ...PERSON,
      failure: { code: "registry_unavailable", registry: "civil", retryAt: SOON },
    },
    "sim-unavailable": {
      ...PERSON,
      failure: { code: "registry_unavailable", registry: "sim", retryAt: SOON },
    },
    foreign: FOREIGNER,
    "foreign-missing": {
      ...FOREIGNER,
      errors: {
        fidaCode: "missing",
        documentKind: "missing",
        documentNumber: "missing",
        birthDate: { code: "missing" },
      },
    },
    "foreign-format": {
      ...FOREIGN_PERSON,
      errors: { fidaCode: "format", documentNumber: "format" },
    },
    "foreign-calendars": {
      ...FOREIGN_PERSON,
      birthYear: "1364",
      errors: { birthDate: { code: "calendars" } },
    },
    "foreign-mismatch": { ...FOREIGN_PERSON, failure: { code: "mismatch" } },
    "foreigners-unavailable": {
      ...FOREIGN_PERSON,
      failure: { code: "registry_unavailable", registry: "foreigners", retryAt: SOON },
    },
  },
  refused: { deceased: { reason: "deceased" }, "under-age": { reason: "under_age" } },
  confirm: {
    name: { firstName: "سارا", lastName: "احمدی", fatherName: "رضا" },
    foreign: { firstName: "Daniel", lastName: "Weber", fatherName: "", foreign: true },
  },
  postalCode: {
    empty: { ...POSTAL, temporaryOffered: true },
    registered: { ...POSTAL, postalCode: "1234567890", from: "registry" },
    own: { ...POSTAL, postalCode: "1234567890", from: "person" },
    missing: { ...POSTAL, error: "missing" },
    format: { ...POSTAL, postalCode: "1234", error: "format" },
    unknown: { ...POSTAL, postalCode: "1234567890", error: "unknown", temporaryOffered: true },
    unavailable: {
      ...POSTAL,
      postalCode: "1234567890",
      failure: { code: "registry_unavailable", retryAt: SOON },
      temporaryOffered: true,
    },
    limited: {
      ...POSTAL,
      postalCode: "1234567890",
      failure: { code: "limited", retryAt: SOON },
      temporaryOffered: true,
    },
  },
};
