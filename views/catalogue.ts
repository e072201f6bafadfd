/** Every page in every state, for the tests that look at all of them. */
import { HOUR, MINUTE } from "./units.ts";
import { SAMPLE_QR } from "./catalogue_qr.ts";
import type { PageName, Views } from "./mod.ts";
import type {
  CodeProps,
  CompanyProps,
  HomeProps,
  IdentityProps,
  LevelCardProps,
  LevelFaceProps,
  MobileProps,
  NotMeProps,
  PageContext,
  PostalCodeProps,
  Problem,
  ProfileProps,
  QrAskerProps,
  QrPhoneProps,
  QrProps,
  SessionsProps,
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
const CARD: LevelCardProps = { cardNumber: "", otherWay: true };
const FACE: LevelFaceProps = { otherWay: true };
const CODE: CodeProps = {
  maskedMobile: "0912***4567",
  length: 5,
  expiresAt: SOON,
  resendAt: CATALOGUE_NOW + MINUTE,
  ways: { dial: true, email: true },
};
const NOT_ME: NotMeProps = {
  kind: "new_browser",
  device: { browser: "Firefox", system: "Windows" },
  place: "185.12.*",
  at: CATALOGUE_NOW - MINUTE,
  path: "/not-me/0123456789abcdefghijABCDEFGHIJ0123456789abc",
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
  foreign: { fidaCode: "", documentKind: "", documentNumber: "", calendar: "jalali" },
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
    calendar: "gregorian",
  },
};
const COMPANY: CompanyProps = { companyId: "", forService: false };
const TYPED_COMPANY: CompanyProps = { companyId: "99900001010", forService: false };
const AFTAB = { companyId: "99900001010", name: "شرکت نمونه‌سازان آفتاب" };
const PROFILE: ProfileProps = {
  firstName: "سارا",
  lastName: "احمدی",
  status: "verified",
  level: 2,
  companies: [],
  form: { companyId: "" },
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
    service("tax", "economy", { forCompanies: true }),
    service("exams", "education"),
    service("records", "health"),
    service("titles", "justice", { levelNeeded: 3 }),
    service("echo", "other"),
  ],
};

const QR: QrProps = {
  state: "waiting",
  drawing: "3f1d5c",
  expiresAt: SOON,
  picture: SAMPLE_QR,
  manualCode: "048213906",
  entry: "localhost:8000/qr",
};
const ASKER: QrAskerProps = {
  device: { browser: "Firefox", system: "Windows" },
  maskedAddress: "185.12.*",
  sameNetwork: true,
  serviceTitle: "سوابق بیمه",
  askedAt: CATALOGUE_NOW,
};
const QR_PHONE: QrPhoneProps = {
  path: "/qr/Zk3mX9-qTb1LwYc7_RdPgA",
  asker: ASKER,
  choices: [47, 12, 85],
  expiresAt: SOON,
};
const SESSIONS: SessionsProps = {
  sessions: [
    signedIn("1", { device: { browser: "Chrome", system: "Android" }, current: true }),
    signedIn("2", { device: { browser: "Firefox", system: "Windows" }, via: "qr" }),
    signedIn("3", { device: { browser: "Lynx" } }),
    signedIn("4", { device: { system: "Linux" }, createdAt: CATALOGUE_NOW - 11 * HOUR }),
    signedIn("5", {}),
  ],
  ended: false,
};

function signedIn(
  id: string,
  more: Partial<SessionsProps["sessions"][number]>,
): SessionsProps["sessions"][number] {
  const createdAt = CATALOGUE_NOW - 20 * MINUTE;
  return { id, via: "code", createdAt, lastSeenAt: CATALOGUE_NOW, current: false, ...more };
}

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
    "resend-open": { ...CODE, resendAt: CATALOGUE_NOW },
    missing: { ...CODE, error: { code: "missing" } },
    format: { ...CODE, code: "12", error: { code: "format" } },
    wrong: { ...CODE, code: "12345", error: { code: "wrong", triesLeft: 2 } },
    "tries-spent": { ...CODE, code: "12345", error: { code: "wrong", triesLeft: 0 } },
    expired: { ...CODE, code: "12345", error: { code: "expired" } },
    "expired-meanwhile": { ...CODE, expiresAt: CATALOGUE_NOW, resendAt: CATALOGUE_NOW },
    used: { ...CODE, code: "12345", error: { code: "used" } },
    "sent-to-registered": { ...CODE, maskedMobile: undefined },
    emailed: { ...CODE, notice: "emailed" },
    "few-ways": { ...CODE, ways: { dial: false, email: false } },
    none: { ...CODE, expiresAt: undefined, error: { code: "none" } },
    waiting: { ...CODE, expiresAt: undefined, failure: { code: "waiting", retryAt: TOMORROW } },
    lost: { ...CODE, failure: { code: "lost", retryAt: SOON } },
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
    foreign: FOREIGNER,
    "foreign-missing": {
      ...FOREIGNER,
      errors: {
        fidaCode: "missing",
        documentKind: "missing",
        documentNumber: "missing",
        birthDate: "missing",
      },
    },
    "foreign-format": {
      ...FOREIGN_PERSON,
      errors: { fidaCode: "format", documentNumber: "format" },
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
  company: {
    empty: COMPANY,
    "also-for-persons": { ...COMPANY, forService: true },
    missing: { ...COMPANY, error: "missing" },
    format: { ...TYPED_COMPANY, companyId: "9990000101", error: "format" },
    "check-digit": { ...TYPED_COMPANY, error: "check_digit" },
    "not-found": { ...TYPED_COMPANY, failure: { code: "not_found" } },
    dissolved: { ...TYPED_COMPANY, failure: { code: "dissolved" } },
    "not-chief-executive": { ...TYPED_COMPANY, failure: { code: "not_chief_executive" } },
    "registry-unavailable": {
      ...TYPED_COMPANY,
      failure: { code: "registry_unavailable", retryAt: SOON },
    },
    limited: { ...TYPED_COMPANY, failure: { code: "limited", retryAt: TOMORROW } },
  },
  personOnly: { question: AFTAB },
  profile: {
    person: PROFILE,
    "with-companies": { ...PROFILE, companies: [AFTAB] },
    acting: { ...PROFILE, actingFor: AFTAB },
    temporary: { ...PROFILE, status: "temporary", level: 1 },
    "not-found": { ...PROFILE, form: { companyId: "99900001010", failure: { code: "not_found" } } },
  },
  home: {
    verified: HOME,
    acting: { ...HOME, actingFor: AFTAB.name },
    temporary: { ...HOME, status: "temporary", level: 1 },
    "address-request": { ...HOME, addressRequest: { trackingNumber: "402918374650" } },
    "level-3": { ...HOME, level: 3 },
    "no-services": { ...HOME, services: [] },
  },
  notMe: {
    "new-browser": NOT_ME,
    "new-sim": { ...NOT_ME, kind: "new_sim", place: undefined },
    "level-raised": { ...NOT_ME, kind: "level_raised" },
    "company-session": { ...NOT_ME, kind: "company_session", device: {} },
  },
  notMeDone: { closed: { first: true }, before: { first: false } },
  notMeGone: { link: undefined },
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
      } satisfies Record<Problem, { retryAfter?: number; back?: string }>,
    ).map(([problem, more]) => [
      problem.replaceAll("_", "-"),
      { problem: problem as Problem, requestId: "01JD9Z6M4Q", ...more },
    ]),
  ),
  level: {
    first: { why: "never", maxAge: 600, ways: ["card", "face"] },
    lapsed: { why: "lapsed", maxAge: 600, ways: ["card", "face"] },
    session: { why: "never", ways: ["card"] },
  },
  levelCard: {
    empty: CARD,
    missing: { ...CARD, error: "missing" },
    format: { ...CARD, cardNumber: "6037", error: "format" },
    "check-digit": { ...CARD, cardNumber: "9999999900010065", error: "check_digit" },
    mismatch: { ...CARD, masked: "9999 **** **** 0064", failure: { code: "mismatch" } },
    limited: { ...CARD, failure: { code: "limited", retryAt: TOMORROW } },
    unavailable: { ...CARD, failure: { code: "registry_unavailable", retryAt: SOON } },
    "only-way": { ...CARD, otherWay: false },
  },
  levelFace: {
    empty: FACE,
    missing: { ...FACE, error: "missing" },
    type: { ...FACE, error: "type" },
    "too-large": { ...FACE, error: "too_large" },
    mismatch: { ...FACE, failure: { code: "mismatch" } },
    "not-live": { ...FACE, failure: { code: "not_live" } },
    limited: { ...FACE, failure: { code: "limited", retryAt: TOMORROW } },
    unavailable: { ...FACE, failure: { code: "registry_unavailable", retryAt: SOON } },
  },
  privacy: { statement: undefined },
  faq: {
    all: { query: "" },
    found: { query: "کد", found: ["no-code", "postal-code", "qr"] },
    nothing: { query: "گذرنامه دریایی", found: [] },
  },
  contact: {
    given: { phone: "021-00000000", address: "تهران، خیابان نمونه، پلاک ۱" },
    unknown: {},
  },
  guide: { page: { file: { path: "/static/guide.fa.0123456789.pdf", bytes: 123_456 } } },
  accessibility: {
    default: { display: {} },
    saved: { display: { page: "dark", size: "150" }, notice: "saved" },
    reset: { display: {}, notice: "reset" },
    "not-kept": { display: {}, notice: "not_kept" },
  },
  statement: { page: undefined },
  app: { page: undefined },
  restricted: {
    window: { address: "203.0.113.7", requestId: "01JD9Z6M4Q" },
    service: {
      address: "2001:db8::7",
      requestId: "01JD9Z6M4Q",
      again: "http://insurance.localhost:8000/",
    },
  },
  qr: {
    waiting: QR,
    drawn: { ...QR, notice: "drawn" },
    "not-yet": { ...QR, notice: "not_yet" },
    scanned: { state: "scanned", drawing: "3f1d5c", expiresAt: SOON, number: 47 },
    refused: { state: "refused" },
    expired: { state: "expired" },
  },
  qrPhone: {
    "same-network": QR_PHONE,
    "other-network": {
      ...QR_PHONE,
      asker: { ...ASKER, device: {}, sameNetwork: false, serviceTitle: undefined },
    },
    "sim-unavailable": { ...QR_PHONE, retryAt: SOON },
  },
  qrDone: {
    approved: { state: "approved", path: QR_PHONE.path, asker: ASKER },
    refused: { state: "refused" },
    "not-me": { state: "not_me" },
    "wrong-number": { state: "wrong_number" },
    "sim-mismatch": { state: "sim_mismatch" },
    dead: { state: "dead" },
  },
  qrEntry: {
    empty: {},
    missing: { error: "missing" },
    format: { code: "1234", error: "format" },
    unknown: { code: "123456789", error: "unknown" },
    limited: { code: "123456789", retryAt: SOON },
  },
  sessions: {
    several: SESSIONS,
    ended: { sessions: SESSIONS.sessions.slice(0, 1), ended: true },
  },
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
  href: (path) =>
    `${path}${path.includes("?") ? "&" : "?"}return=http%3A%2F%2Finsurance.localhost%3A8000%2F`,
  serviceTitle: "سوابق بیمه",
  sandbox: true,
  script: "/static/htmx.0123456789.js",
  fragment: false,
  now: CATALOGUE_NOW,
};
