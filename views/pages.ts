/** Every page of the window by name. */
import { agencyPages } from "./agency/mod.ts";
import { applicationPages } from "./application/mod.ts";
import { assurancePages } from "./assurance/mod.ts";
import { busPages } from "./bus/mod.ts";
import { companyPages } from "./company/mod.ts";
import { consolePages } from "./console/mod.ts";
import type { Page, PageContext, View } from "./components/page.ts";
import { contactPages } from "./contact/mod.ts";
import { deskPages } from "./desk/mod.ts";
import { directoryPages } from "./directory/mod.ts";
import { dossierPages } from "./dossier/mod.ts";
import { federationPages } from "./federation/mod.ts";
import { helpPages } from "./help/mod.ts";
import { messagesPages } from "./messages/mod.ts";
import { passkeyPages } from "./passkey/mod.ts";
import { portalPages } from "./portal/mod.ts";
import { deletionPages } from "./deletion/mod.ts";
import { profilePages } from "./profile/mod.ts";
import { publicationPages } from "./publication/mod.ts";
import { pushPages } from "./push/mod.ts";
import { qrPages } from "./qr/mod.ts";
import { reviewPages } from "./review/mod.ts";
import { signInPages } from "./sign_in/mod.ts";
import { sitePages } from "./site/mod.ts";
import { staffPages } from "./staff/mod.ts";
import { supportPages } from "./support/mod.ts";

export const pages = {
  ...sitePages,
  ...signInPages,
  ...qrPages,
  ...assurancePages,
  ...companyPages,
  ...passkeyPages,
  ...portalPages,
  ...contactPages,
  ...directoryPages,
  ...profilePages,
  ...deletionPages,
  ...publicationPages,
  ...pushPages,
  ...messagesPages,
  ...dossierPages,
  ...federationPages,
  ...helpPages,
  ...supportPages,
  ...reviewPages,
  ...staffPages,
  ...deskPages,
  ...consolePages,
  ...applicationPages,
  ...busPages,
  ...agencyPages,
};

export type PageName = keyof typeof pages;

type Rest<F> = F extends (page: Page, ...rest: infer R) => View ? R : never;

/** Each answers a whole document, or the fragment when the context says so. */
export type Pages = {
  [Name in PageName]: (context: PageContext, ...props: Rest<typeof pages[Name]>) => string;
};
