/** Every page in every state, for the tests that look at all of them. */
import type { PageContext } from "../components/page.ts";
import type { PageName, Pages } from "../pages.ts";
import { agencyStates, agencyWordings } from "./desk/agency.ts";
import { applicationStates, applicationWordings } from "./desk/application.ts";
import { reviewStates, reviewWordings } from "./desk/review.ts";
import { assuranceStates } from "./assurance.ts";
import { busStates, busWordings } from "./desk/bus.ts";
import { companyStates } from "./company.ts";
import { consoleStates, consoleWordings } from "./console.ts";
import { contactStates, contactWordings, pushStates, pushWordings } from "./contact.ts";
import { deletionStates, deletionWordings } from "./deletion.ts";
import { directoryStates, directoryWordings } from "./directory.ts";
import { dossierStates, dossierWordings } from "./dossier.ts";
import { federationStates } from "./federation.ts";
import { helpStates } from "./help.ts";
import { messagesStates, messagesWordings } from "./messages.ts";
import { passkeyStates, passkeyWordings } from "./passkey.ts";
import { portalStates, portalWordings } from "./portal.ts";
import { profileStates } from "./profile.ts";
import { publicationStates, publicationWordings } from "./desk/publication.ts";
import { qrStates } from "./qr.ts";
import { AFTAB, NOW } from "./samples/sample.ts";
import { signInStates } from "./sign_in.ts";
import { siteStates, siteWordings } from "./site.ts";
import { deskStates, deskWordings, staffStates, staffWordings } from "./staff.ts";
import { supportStates, supportWordings } from "./support.ts";

export interface CatalogueEntry {
  /** The page's name, then its state: "mobile/sim-mismatch". */
  name: string;
  feature: string;
  page: PageName;
  /** Differs from another state in words alone: browsers need not look at it. */
  isWording: boolean;
  render(overrides?: Partial<PageContext>): string;
}

/** By the folder of `views/` that the pages are in. */
const FEATURES = {
  site: siteStates,
  sign_in: signInStates,
  qr: qrStates,
  assurance: assuranceStates,
  company: companyStates,
  passkey: passkeyStates,
  portal: portalStates,
  contact: contactStates,
  directory: directoryStates,
  profile: profileStates,
  deletion: deletionStates,
  push: pushStates,
  messages: messagesStates,
  dossier: dossierStates,
  federation: federationStates,
  help: helpStates,
  support: supportStates,
  staff: staffStates,
  desk: deskStates,
  publication: publicationStates,
  console: consoleStates,
  application: applicationStates,
  bus: busStates,
  review: reviewStates,
  agency: agencyStates,
};

/** Further states, whose words alone are checked. */
const WORDINGS = {
  site: siteWordings,
  contact: contactWordings,
  messages: messagesWordings,
  directory: directoryWordings,
  deletion: deletionWordings,
  dossier: dossierWordings,
  passkey: passkeyWordings,
  push: pushWordings,
  portal: portalWordings,
  support: supportWordings,
  staff: staffWordings,
  desk: deskWordings,
  publication: publicationWordings,
  console: consoleWordings,
  application: applicationWordings,
  bus: busWordings,
  review: reviewWordings,
  agency: agencyWordings,
};

export function createPageCatalogue(views: Pages): CatalogueEntry[] {
  const all = (features: typeof FEATURES | typeof WORDINGS, isWording: boolean) =>
    Object.entries(features).flatMap(([feature, states]) =>
      entriesOf(feature, states, views).map((entry) => ({ ...entry, isWording }))
    );
  return [...all(FEATURES, false), ...all(WORDINGS, true)];
}

function entriesOf(
  feature: string,
  states: Record<string, Record<string, unknown>>,
  views: Pages,
): Omit<CatalogueEntry, "isWording">[] {
  return Object.entries(states).flatMap(([page, props]) =>
    Object.keys(props).map((state) => ({
      name: `${page}/${state}`,
      feature,
      page: page as PageName,
      render(overrides) {
        const view = views[page as PageName] as (context: PageContext, props: unknown) => string;
        const context = {
          ...CONTEXT,
          ...(SIGNED_IN_PAGES.has(page as PageName) && SIGNED_IN),
          ...((AT_DESK.has(feature) || DESK_PAGES.has(page as PageName)) &&
            atDesk(page as PageName)),
          ...SURROUNDINGS[`${page}/${state}`],
          ...overrides,
        };
        return view(context, props[state]);
      },
    }))
  );
}

const CONTEXT: PageContext = {
  language: "fa",
  here: "/login?return=http%3A%2F%2Finsurance.localhost%3A8000%2F",
  href: (path) =>
    `${path}${path.includes("?") ? "&" : "?"}return=http%3A%2F%2Finsurance.localhost%3A8000%2F`,
  serviceTitle: { text: "سوابق بیمه", language: "fa" },
  sandbox: true,
  script: "/static/htmx.0123456789.js",
  photoScript: "/static/photo.0123456789.js",
  passkeyScript: "/static/passkey.0123456789.js",
  pushScript: "/static/push.0123456789.js",
  fragment: false,
  now: NOW,
};

const AT_DESK = new Set(["agency", "staff", "desk", "application", "publication", "review"]);

/** The desk's pages of features that the window has too. */
const DESK_PAGES = new Set<PageName>([
  "audit",
  "banners",
  "busConnection",
  "busConnectionNew",
  "busConnections",
  "busReview",
  "busReviews",
  "health",
  "outbox",
  "outboxReceiver",
  "people",
  "person",
  "preparedAnswer",
  "preparedAnswers",
  "proposals",
  "ticket",
  "tickets",
  "windowMember",
  "windowStaff",
]);

/** What nobody who is signed in at the desk sees. */
const BEFORE_THE_DESK = new Set<PageName>([
  "agencyCode",
  "agencyCorrect",
  "agencyRegister",
  "agencyState",
  "staffFactor",
  "staffInvitation",
  "staffRecovery",
  "staffRecoveryCode",
  "staffSignIn",
]);

function atDesk(page: PageName): Partial<PageContext> {
  const name = BEFORE_THE_DESK.has(page) ? undefined : "رضا کریمی";
  const desk = { name, window: "https://sso.example.ir", pages: {} };
  return { desk, here: "/", href: (path) => path, serviceTitle: undefined };
}

const SIGNED_IN = { signedIn: { name: "سارا احمدی" } };
/** Only a person who is signed in sees them; the header names the person. */
const SIGNED_IN_PAGES = new Set<PageName>([
  "changes",
  "company",
  "connected",
  "contactCode",
  "contactEmail",
  "consent",
  "deletion",
  "dossier",
  "home",
  "letter",
  "letters",
  "level",
  "levelCard",
  "levelFace",
  "passkey",
  "passkeyAdd",
  "passkeys",
  "looks",
  "myData",
  "notices",
  "personOnly",
  "postalCodeChange",
  "profile",
  "profileCompanies",
  "push",
  "qrDone",
  "qrEntry",
  "qrPhone",
  "receipts",
  "refuseAll",
  "refuseAllDone",
  "service",
  "serviceGroups",
  "serviceList",
  "services",
  "sessions",
  "signIns",
  "signOut",
  "stars",
  "support",
  "supportNew",
  "supportRequest",
]);

const ACTING = { actingFor: AFTAB.name };

/** States whose surroundings differ too: a company in the header, no service to go to. */
const SURROUNDINGS: Record<string, Partial<PageContext>> = {
  "consent/company": { ...ACTING, serviceTitle: undefined },
  "consent/natural": { serviceTitle: undefined },
  "consent/foreign": { serviceTitle: undefined },
  "consent/nothing": { serviceTitle: undefined },
  "consent/level-3": { serviceTitle: undefined },
  "personOnly/question": ACTING,
  "profile/acting": ACTING,
  "profileCompanies/acting": ACTING,
  "home/acting": ACTING,
  "home/many": { here: "/" },
  "home/signed-in": { success: "signed_in" },
  "home/account-created": { success: "account_created" },
  "home/verified-now": { success: "verified" },
  "home/raised": { success: "raised" },
  "staffMembers/list": { success: "member_changed" },
  "staffMembers/suspended": { success: "member_invited" },
  "staffMembers/none": { success: "member_not_told" },
  "notices/chosen": { success: "notices_saved" },
  "notices/no-address": { success: "email_removed" },
  "notices/confirmed": { success: "email_confirmed" },
  "mobile/own-page": { serviceTitle: undefined, ownPage: "sessions" },
  "mobile/recent-only": { serviceTitle: undefined, ownPage: "signIns", needsRecent: true },
  "supportRequest/late": { typedTooLate: ["شمارهٔ نامه 123 است."] },
  "postalCodeChange/too-long": {
    typed: { postal_code: "123456789 ".repeat(30) },
    tooLong: ["postal_code"],
  },
  "passkeys/none": { success: "passkey_removed" },
  "passkeys/several": { success: "passkey_added" },
  "passkeys/full": { success: "passkey_renamed" },
  "push/none": { success: "push_removed" },
  "changes/refused": { success: "postal_code_changed" },
  "push/several": { success: "push_added" },
  "signOut/from-site": { serviceTitle: undefined },
  "signedOut/from-site": { serviceTitle: undefined },
  "signedOut/from-window": { serviceTitle: undefined },
};
