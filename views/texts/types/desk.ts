/** The desk's home «کارتابل», and its categories. */

/** A category of work: what the home and the menu show. */
export type SectionName =
  | "applications"
  | "review"
  | "members"
  | "help"
  | "services"
  | "support"
  | "audit"
  | "health"
  | "outbox"
  | "people"
  | "proposals"
  | "windowStaff"
  | "banners"
  | "answers"
  | "connections"
  | "bus"
  | "recoveries"
  | "account"
  | "registrations";

export interface DeskTexts {
  deskHome: {
    heading: string;
    /** Of the categories. */
    lead: string;
    /** Of who is signed in. */
    me: string;
    name: string;
    agency: string;
    roles: string;
    ends: string;
    /** Whether they want to. */
    signOut: string;
    /** Under that question. */
    signOutMeaning: string;
    /** `about`: what there is, in a sentence. */
    sections: Record<SectionName, { title: string; about: string }>;
    /** {count} of what waits. */
    waits: string;
  };
}
