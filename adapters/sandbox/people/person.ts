/** Types of a sample person. */
/** A text of the sandbox's pages. */
export interface Bilingual {
  fa: string;
  en: string;
}

/** A person's own data: the fields of `/people.json`. */
export interface Person {
  nationalId: string;
  firstName: string;
  lastName: string;
  fatherName: string;
  /** Jalali, "1370/05/14". */
  birthDate: string;
  mobile: string;
  /** Further SIMs of this person. */
  otherMobiles?: string[];
  postalCode: string;
  /** Empty if there is none. */
  email: string;
  /** Stable slug of the case that this person covers. */
  persona: string;
  /** The bank card that they carry; see cards.ts. Set in `/people.json`. */
  cardNumber?: string;
  /** Set for foreign nationals, with the fields below; see foreigners.ts. */
  kind?: "foreign";
  fidaCode?: string;
  documentKind?: string;
  documentNumber?: string;
  birthDateGregorian?: string;
}

/** A row of the civil registry; see docs/wires.md. */
export interface CivilRow {
  birthDate: string;
  firstName: string;
  lastName: string;
  fatherName: string;
  alive: boolean;
  /** Absent when no address is registered. */
  postalCode?: string;
  email?: string;
}

export interface Sample {
  person: Person;
  about: Bilingual;
  /** The outcome of signing in as this person. */
  expected: Bilingual;
  /** Where the civil registry differs from the person's own data. */
  civil?: Partial<CivilRow>;
  /** National ID of the SIM's owner, if it is another person. */
  simOwner?: string;
  /** The same for the bank card. */
  cardHolder?: string;
}
