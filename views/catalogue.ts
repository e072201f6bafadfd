/** Every page in every state, for the tests that look at all of them. */
import { HOUR, MINUTE } from "./units.ts";
import type { PageName, Views } from "./mod.ts";
import type {
  CodeProps,
  HomeProps,
  IdentityProps,
  MobileProps,
  PageContext,
  PostalCodeProps,
  Problem,
} from "./props.ts";

export interface CatalogueEntry {
  /** The page's name, then its state: "mobile/sim-mismatch". */
  name: string;
  page: PageName;
  render(overrides?: Partial<PageContext>): string;
}

/** 1 Azar 1405, 14:00 in Tehran. */
export const CATALOGUE_NOW = Date.UTC(2026, 10, 22, 10, 30);

const SOON = CATALOGUE_NOW + 2 * MINUTE;
const TOMORROW = CATALOGUE_NOW + 20 * HOUR;

const MOBILE: MobileProps = { mobile: "", captchaId: "3f1d5c" };
const TYPED: MobileProps = { ...MOBILE, mobile: "09121234567" };
const CODE: CodeProps = {
  maskedMobile: "0912***4567",
  length: 5,
  expiresAt: SOON,
  resendAt: CATALOGUE_NOW + MINUTE,
};
const IDENTITY: IdentityProps = { nationalId: "", birthDay: "", birthMonth: "", birthYear: "" };
const PERSON: IdentityProps = {
  nationalId: "0012345679",
  birthDay: "14",
  birthMonth: "مرداد",
  birthYear: "1370",
};
const POSTAL: PostalCodeProps = { postalCode: "", registered: false, temporaryOffered: false };
const HOME: HomeProps = {
  firstName: "سارا",
  lastName: "احمدی",
  status: "verified",
  level: 2,
  expiresAt: CATALOGUE_NOW + 12 * HOUR,
  services: [
    service("insurance", "welfare", { description: "سابقهٔ بیمهٔ شما در سازمان تأمین اجتماعی" }),
    service("vehicles", "transport", { levelNeeded: 2 }),
    service("tax", "economy"),
    service("exams", "education"),
    service("records", "health"),
    service("titles", "justice", { levelNeeded: 3 }),
    service("echo", "other"),
  ],
};

function service(
  id: string,
  theme: HomeProps["services"][number]["theme"],
  more: Partial<HomeProps["services"][number]> = {},
): HomeProps["services"][number] {
  return { id, theme, title: `خدمت ${id}`, href: `http://${id}.localhost:8000/`, ...more };
}

const STATES: { [Name in PageName]: Record<string, Parameters<Views[Name]>[1]> } = {
  mobile: {
    empty: MOBILE,
    resumable: { ...MOBILE, resumable: true },
    "drawn-again": { ...TYPED, drawnAgain: true },
    missing: { ...MOBILE, errors: { mobile: "missing", captcha: "missing" } },
    format: { ...TYPED, mobile: "0912", captcha: "123456", errors: { mobile: "format" } },
    "captcha-wrong": { ...TYPED, errors: { captcha: "wrong" } },
    "captcha-expired": { ...TYPED, errors: { captcha: "expired" } },
    "sim-mismatch": { ...TYPED, failure: { code: "sim_mismatch" } },
    "delivery-failed": { ...TYPED, failure: { code: "delivery_failed", retryAt: SOON } },
    limited: { ...TYPED, failure: { code: "limited", retryAt: TOMORROW } },
    lapsed: { ...MOBILE, failure: { code: "lapsed" } },
    "cookies-needed": { ...TYPED, failure: { code: "cookies_needed" } },
  },
  code: {
    sent: { ...CODE, notice: "sent" },
    "sent-again": { ...CODE, notice: "sent_again" },
    "resend-open": { ...CODE, resendAt: CATALOGUE_NOW },
    missing: { ...CODE, error: { code: "missing" } },
    format: { ...CODE, code: "12", error: { code: "format" } },
    wrong: { ...CODE, code: "12345", error: { code: "wrong", triesLeft: 2 } },
    "tries-spent": { ...CODE, code: "12345", error: { code: "wrong", triesLeft: 0 } },
    expired: { ...CODE, code: "12345", error: { code: "expired" } },
    "expired-meanwhile": { ...CODE, expiresAt: CATALOGUE_NOW, resendAt: CATALOGUE_NOW },
    used: { ...CODE, code: "12345", error: { code: "used" } },
    "delivery-failed": { ...CODE, failure: { code: "delivery_failed", retryAt: SOON } },
    limited: { ...CODE, failure: { code: "limited", retryAt: TOMORROW } },
  },
  returning: { open: {}, "registry-unavailable": { retryAt: SOON } },
  identity: {
    empty: IDENTITY,
    missing: { ...IDENTITY, errors: { nationalId: "missing", birthDate: "missing" } },
    format: { ...PERSON, nationalId: "123", errors: { nationalId: "format" } },
    "check-digit": { ...PERSON, errors: { nationalId: "check_digit" } },
    "date-invalid": { ...PERSON, birthDay: "31", errors: { birthDate: "invalid" } },
    "date-future": { ...PERSON, birthYear: "1499", errors: { birthDate: "future" } },
    "date-too-old": { ...PERSON, birthYear: "1270", errors: { birthDate: "too_old" } },
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
  },
  refused: { deceased: { reason: "deceased" }, "under-age": { reason: "under_age" } },
  confirm: { name: { firstName: "سارا", lastName: "احمدی", fatherName: "رضا" } },
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
  home: {
    verified: HOME,
    temporary: { ...HOME, status: "temporary", level: 1 },
    "address-request": { ...HOME, addressRequest: { trackingNumber: "402918374650" } },
    "level-3": { ...HOME, level: 3 },
    "no-services": { ...HOME, services: [] },
  },
  signOut: { question: undefined },
  signedOut: { done: undefined },
  problem: Object.fromEntries(
    Object.entries(
      {
        bad_request: {},
        forbidden: {},
        not_found: {},
        method_not_allowed: {},
        too_large: {},
        misdirected: {},
        internal: { retryAfter: 120 },
        store_unavailable: { retryAfter: 5 },
        upstream_unavailable: { retryAfter: 30 },
        upstream_timeout: { back: "http://insurance.localhost:8000/" },
        level_unavailable: {},
        legal_only: {},
      } satisfies Record<Problem, { retryAfter?: number; back?: string }>,
    ).map(([problem, more]) => [
      problem.replaceAll("_", "-"),
      { problem: problem as Problem, requestId: "01JD9Z6M4Q", ...more },
    ]),
  ),
  privacy: { statement: undefined },
};

export function createCatalogue(views: Views): CatalogueEntry[] {
  return Object.entries(STATES).flatMap(([page, states]) =>
    Object.entries(states).map(([state, props]) => ({
      name: `${page}/${state}`,
      page: page as PageName,
      render(overrides) {
        const view = views[page as PageName] as (context: PageContext, props: unknown) => string;
        return view({ ...CONTEXT, ...overrides }, props);
      },
    }))
  );
}

const CONTEXT: PageContext = {
  language: "fa",
  here: "/login?return=http%3A%2F%2Finsurance.localhost%3A8000%2F",
  href: (path) => `${path}?return=http%3A%2F%2Finsurance.localhost%3A8000%2F`,
  serviceTitle: "سوابق بیمه",
  sandbox: true,
  script: "/static/htmx.0123456789.js",
  fragment: false,
  now: CATALOGUE_NOW,
};
