/** Pages of a signed-in person, and signing out. */
import { DAY, HOUR, MINUTE } from "../texts/units.ts";
import type { HomeProps } from "../portal/home.tsx";
import type { portalPages } from "../portal/mod.ts";
import type { NotMeProps } from "../portal/not_me.tsx";
import type { ProfileProps } from "../portal/profile.tsx";
import type { ProfileCompaniesProps } from "../portal/profile_companies.tsx";
import type { SessionsProps } from "../portal/sessions.tsx";
import type { SignIn, SignInsProps } from "../portal/sign_ins.tsx";
import { AFTAB, NOW } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const PERSON = {
  needs: { unread: 0, waiting: 0, items: [], answered: 0 },
  quick: { starred: [], lately: [] },
  count: 7,
  firstName: "سارا",
  lastName: "احمدی",
  expiresAt: NOW + 12 * HOUR,
  services: [
    service("insurance", "welfare", {
      description: { text: "سابقهٔ بیمهٔ شما در سازمان تأمین اجتماعی", language: "fa" },
    }),
    service("vehicles", "transport", { levelNeeded: 2, reachLevel: "/login?return_to=vehicles" }),
    service("tax", "economy", { forCompanies: true }),
    service("exams", "education"),
    service("records", "health"),
    service("titles", "justice", { levelNeeded: 3, reachLevel: "/login?return_to=titles" }),
    service("echo", "other"),
  ],
};

/** A service says which level it needs only to those who have not reached it. */
function home(level: HomeProps["level"]): HomeProps {
  const services = PERSON.services.map(({ levelNeeded, reachLevel, ...shown }) =>
    levelNeeded && levelNeeded > level ? { ...shown, levelNeeded, reachLevel } : shown
  );
  return { ...PERSON, level, status: level === 1 ? "temporary" : "verified", services };
}

const lapsing = (props: HomeProps): HomeProps => ({
  ...props,
  needs: { ...props.needs, lapsesAt: props.expiresAt },
});

function service(
  id: string,
  theme: HomeProps["services"][number]["theme"],
  more: Partial<HomeProps["services"][number]> = {},
): HomeProps["services"][number] {
  return {
    id,
    theme,
    title: { text: `خدمت ${id}`, language: "fa" },
    href: `http://${id}.localhost:8000/`,
    ...more,
  };
}

/** A site elsewhere that asked for the sign-out. */
const SITE = {
  site: { text: "کتابخانهٔ ملی", language: "fa" },
  back: "https://library.example.ir/signed-out?state=a",
};

const SERVICE_PAGE = "http://insurance.localhost:8000/cases?page=2";

const PROFILE: ProfileProps = {
  firstName: "سارا",
  lastName: "احمدی",
  status: "verified",
  level: 2,
  proof: { by: "registries", at: NOW - 80 * DAY },
  kept: {
    fatherName: "محمد",
    nationalId: "99*****07",
    birthDate: "1370/**/**",
    mobile: "0912***4567",
    email: "s*****@mail.example",
    postalCode: "11*****91",
  },
};

const COMPANIES: ProfileCompaniesProps = { level: 2, companies: [], form: { companyId: "" } };

const SESSIONS: SessionsProps = {
  sessions: [
    signedIn("1", { device: { browser: "Chrome", system: "Android" }, current: true }),
    signedIn("2", {
      device: { browser: "Firefox", system: "Windows" },
      via: "qr",
      place: "185.12.*",
    }),
    signedIn("3", { device: { browser: "Lynx" }, via: "passkey" }),
    signedIn("4", { device: { system: "Linux" }, createdAt: NOW - 11 * HOUR }),
    signedIn("5", {}),
  ],
  ended: false,
};

function signedIn(
  id: string,
  more: Partial<SessionsProps["sessions"][number]>,
): SessionsProps["sessions"][number] {
  const createdAt = NOW - 20 * MINUTE;
  return { id, via: "code", createdAt, lastSeenAt: NOW, current: false, ...more };
}

const SIGN_INS: SignInsProps["signIns"] = [
  signIn(NOW - MINUTE, {
    device: { browser: "Chrome", system: "Android" },
    knownBrowser: true,
    current: true,
  }),
  signIn(NOW - 2 * HOUR, { device: { browser: "Firefox", system: "Windows" }, way: "qr" }),
  signIn(NOW - 3 * DAY, {
    device: { system: "Linux" },
    way: "passkey",
    place: "2001:db8:*",
    level: 3,
  }),
  signIn(NOW - 80 * DAY, { device: { browser: "Lynx" }, way: "email", place: undefined }),
  signIn(NOW - 80 * DAY - HOUR, { way: "dial", level: 1 }),
];

function signIn(at: number, more: Partial<SignIn>): SignIn {
  return { at, way: "sms", knownBrowser: false, place: "185.12.*", level: 2, ...more };
}

const NOT_ME: NotMeProps = {
  kind: "new_browser",
  device: { browser: "Firefox", system: "Windows" },
  place: "185.12.*",
  at: NOW - MINUTE,
  path: "/not-me/0123456789abcdefghijABCDEFGHIJ0123456789abc",
};

export const portalStates: States<typeof portalPages> = {
  home: {
    verified: home(2),
    acting: { ...home(2), actingFor: AFTAB.name },
    temporary: home(1),
    "address-request": {
      ...home(2),
      addressRequest: { trackingNumber: "402918374650" },
      deletionAt: NOW + 7 * DAY,
    },
    "level-3": lapsing(home(3)),
    "signed-in": home(2),
    "account-created": home(1),
    "verified-now": home(2),
    raised: lapsing(home(3)),
    "no-services": { ...home(2), count: 0, services: [] },
    many: {
      ...home(2),
      needs: {
        unread: 100,
        waiting: 4,
        answered: 1,
        items: [
          {
            of: "letter",
            id: "1",
            title: "رأی هیئت حل اختلاف مالیاتی",
            kind: "decision",
            agency: { text: "پروندهٔ مالیاتی", language: "fa" },
            isUnread: true,
          },
          {
            of: "dossier",
            id: "2",
            title: "صدور پروانهٔ ساختمان",
            kind: "awaiting_citizen",
            agency: { text: "شهرداری تهران", language: "fa" },
            isUnread: false,
            endsAt: NOW + 10 * DAY,
          },
        ],
      },
      count: 600,
      services: [],
      quick: {
        starred: PERSON.services.slice(0, 2),
        lately: PERSON.services.slice(3, 4),
      },
    },
  },
  profile: {
    person: PROFILE,
    acting: PROFILE,
    temporary: {
      ...PROFILE,
      status: "temporary",
      level: 1,
      proof: { by: "code", at: NOW - HOUR },
      kept: { ...PROFILE.kept, postalCode: undefined },
      addressRequest: { trackingNumber: "402918374650" },
    },
    "level-3": {
      ...PROFILE,
      level: 3,
      proof: { by: "card", at: NOW - MINUTE },
      lapsesAt: NOW + 11 * HOUR,
    },
    foreign: {
      ...PROFILE,
      level: 3,
      proof: { by: "face", at: NOW - MINUTE },
      lapsesAt: NOW + 11 * HOUR,
      firstName: "Anna",
      lastName: "Weber",
      kept: { fidaCode: "12*****89", documentNumber: "C0*****K7", birthDate: "1366/**/**" },
    },
  },
  profileCompanies: {
    none: COMPANIES,
    "with-companies": { ...COMPANIES, companies: [AFTAB] },
    acting: { ...COMPANIES, actingFor: AFTAB },
    temporary: { ...COMPANIES, level: 1 },
    "not-found": {
      ...COMPANIES,
      form: { companyId: "99900001010", failure: { code: "not_found" } },
    },
    "not-chief-executive": {
      ...COMPANIES,
      form: { companyId: "99900001010", failure: { code: "not_chief_executive" } },
    },
  },
  sessions: {
    several: SESSIONS,
    ended: { sessions: SESSIONS.sessions.slice(0, 1), ended: true },
  },
  signIns: {
    all: { signIns: SIGN_INS, isFirstPage: true },
    first: { signIns: SIGN_INS, older: "/sign-ins?before=3f1d5c", isFirstPage: true },
    middle: { signIns: SIGN_INS.slice(2), older: "/sign-ins?before=3f1d5c", isFirstPage: false },
    last: { signIns: SIGN_INS.slice(3), isFirstPage: false },
    empty: { signIns: [], isFirstPage: true },
  },
  notMe: {
    "new-browser": NOT_ME,
    "new-sim": { ...NOT_ME, kind: "new_sim", place: undefined },
    "level-raised": { ...NOT_ME, kind: "level_raised" },
    "company-session": { ...NOT_ME, kind: "company_session", device: {} },
    several: { ...NOT_ME, more: 3 },
    "passkey-added": { ...NOT_ME, kind: "passkey_added" },
    "passkey-removed": { ...NOT_ME, kind: "passkey_removed" },
    "email-changed": { ...NOT_ME, kind: "email_changed" },
    "deletion-asked": { ...NOT_ME, kind: "deletion_asked" },
    "push-added": { ...NOT_ME, kind: "push_added" },
  },
  notMeDone: {
    closed: { first: true, several: false, passkeys: false },
    several: { first: true, several: true, passkeys: true },
    before: { first: false, several: false, passkeys: false },
  },
  notMeGone: { link: undefined },
  refuseAll: { question: undefined },
  refuseAllDone: {
    asked: { number: "4029183746501" },
    before: {},
  },
  signOut: {
    question: { to: "/sign-out" },
    "from-service": { to: "/sign-out", back: SERVICE_PAGE },
    "from-site": { to: "/sign-out?client_id=library", ...SITE },
  },
  signedOut: {
    done: { everywhere: false },
    everywhere: { everywhere: true },
    "from-service": { everywhere: false, back: SERVICE_PAGE },
    "from-window": { everywhere: false, back: "/profile" },
    "from-site": { everywhere: false, ...SITE },
  },
};

export const portalWordings: Partial<States<typeof portalPages>> = {
  notMe: { "deletion-soon": { ...NOT_ME, kind: "deletion_soon" } },
};
