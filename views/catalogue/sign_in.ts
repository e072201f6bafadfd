/** The steps of a sign-in by one-time code. */
import { MINUTE } from "../components/units.ts";
import type { CodeProps, MobileProps, PostalCodeProps } from "../props.ts";
import { NOW, SOON, TOMORROW } from "./sample.ts";
import type { States } from "./states.ts";

const MOBILE: MobileProps = { mobile: "", captchaId: "3f1d5c" };

const TYPED: MobileProps = { ...MOBILE, mobile: "09121234567" };

const CODE: CodeProps = {
  maskedMobile: "0912***4567",
  length: 5,
  expiresAt: SOON,
  resendAt: NOW + MINUTE,
  ways: { dial: true, email: true },
};

const POSTAL: PostalCodeProps = { postalCode: "", registered: false, temporaryOffered: false };

export const signInStates: States<"mobile" | "code" | "returning" | "postalCode"> = {
  mobile: {
    empty: MOBILE,
    proved: { ...MOBILE, proof: { bits: 13, value: "1.2.3.4" } },
    resumable: { ...MOBILE, resumable: true },
    "drawn-again": { ...TYPED, drawnAgain: true },
    missing: { ...MOBILE, errors: { mobile: "missing", captcha: "missing" } },
    "national-id": { ...TYPED, mobile: "0012345678", errors: { mobile: "national_id" } },
    format: { ...TYPED, mobile: "0912", captcha: "123456", errors: { mobile: "format" } },
    "captcha-wrong": { ...TYPED, errors: { captcha: "wrong" } },
    "captcha-expired": { ...TYPED, errors: { captcha: "expired" } },
    "sim-mismatch": { ...TYPED, failure: { code: "sim_mismatch" } },
    "sim-mismatch-foreign": { ...TYPED, failure: { code: "sim_mismatch_foreign" } },
    "delivery-failed": { ...TYPED, failure: { code: "delivery_failed", retryAt: SOON } },
    limited: { ...TYPED, failure: { code: "limited", retryAt: TOMORROW } },
    lapsed: { ...MOBILE, failure: { code: "lapsed" } },
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
    emailed: { ...CODE, notice: "emailed" },
    "no-address": { ...CODE, ways: { dial: true, email: "no_email" } },
    "few-ways": { ...CODE, ways: { dial: false, email: false } },
    none: { ...CODE, expiresAt: undefined, error: { code: "none" } },
    waiting: { ...CODE, expiresAt: undefined, failure: { code: "waiting", retryAt: TOMORROW } },
    lost: { ...CODE, failure: { code: "lost", retryAt: SOON } },
    "delivery-failed": { ...CODE, failure: { code: "delivery_failed", retryAt: SOON } },
    limited: { ...CODE, failure: { code: "limited", retryAt: TOMORROW } },
  },
  returning: { open: {}, "registry-unavailable": { retryAt: SOON } },
  postalCode: {
    empty: { ...POSTAL, temporaryOffered: true },
    registered: { ...POSTAL, postalCode: "1234567890", registered: true },
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
