/**
 * Every sentence of Panjereh in one language. A language is a folder beside this one, named by its
 * tag, with one file for each feature. Strings may hold `{placeholders}`, which `fill` replaces, and
 * never hold markup; `{shortName}` is what the window calls itself (named.ts). These types know
 * nothing of the pages: they list what can be said, and a page that asks for anything else does not
 * compile.
 */
import type { AgencyTexts } from "./agency.ts";
import type { ApplicationTexts } from "./application.ts";
import type { AssuranceTexts } from "./assurance.ts";
import type { BusTexts } from "./bus.ts";
import type { CompanyTexts } from "./company.ts";
import type { ConsoleTexts } from "./console.ts";
import type { ContactTexts } from "./contact.ts";
import type { DeskTexts } from "./desk.ts";
import type { DirectoryTexts } from "./directory.ts";
import type { DossierTexts } from "./dossier.ts";
import type { FederationTexts } from "./federation.ts";
import type { HelpTexts } from "./help.ts";
import type { AccountTexts } from "./account.ts";
import type { MembersTexts } from "./members.ts";
import type { MessagesTexts } from "./messages.ts";
import type { NoticeTexts } from "./notice.ts";
import type { PasskeyTexts } from "./passkey.ts";
import type { PortalTexts } from "./portal.ts";
import type { DeletionTexts } from "./deletion.ts";
import type { ProfileTexts } from "./profile.ts";
import type { PublicationTexts } from "./publication.ts";
import type { PushTexts } from "./push.ts";
import type { QrTexts } from "./qr.ts";
import type { RecoveryTexts } from "./recovery.ts";
import type { SignInTexts } from "./sign_in.ts";
import type { SiteTexts } from "./site.ts";
import type { StaffTexts } from "./staff.ts";
import type { ReviewTexts } from "./review.ts";
import type { SupportTexts } from "./support.ts";

export interface Texts
  extends
    SiteTexts,
    SignInTexts,
    PublicationTexts,
    PushTexts,
    QrTexts,
    AgencyTexts,
    ApplicationTexts,
    AssuranceTexts,
    BusTexts,
    CompanyTexts,
    ConsoleTexts,
    PasskeyTexts,
    PortalTexts,
    ContactTexts,
    DeskTexts,
    DirectoryTexts,
    ProfileTexts,
    DeletionTexts,
    DossierTexts,
    FederationTexts,
    HelpTexts,
    NoticeTexts,
    AccountTexts,
    MembersTexts,
    MessagesTexts,
    StaffTexts,
    RecoveryTexts,
    ReviewTexts,
    SupportTexts {
  language: {
    /** BCP 47. */
    tag: string;
    /** What its speakers call it. */
    name: string;
    direction: "rtl" | "ltr";
    /** For digits, dates and times; with its own calendar. */
    locale: string;
    /** Digits of the pictured security code. */
    digits: "persian" | "latin";
  };
}
