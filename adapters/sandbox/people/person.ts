/** What a sample person is made of. */
/** A text of the sandbox's pages. */
export interface Bilingual {
  fa: string;
  en: string;
}

/** What a person carries in their pocket: the fields of `/people.json`. */
export interface Person {
  nationalId: string;
  firstName: string;
  lastName: string;
  fatherName: string;
  /** Jalali, "1370/05/14". */
  birthDate: string;
  mobile: string;
  /** Further SIMs of their own. */
  otherMobiles?: string[];
  postalCode: string;
  /** Empty for who has none. */
  email: string;
  /** Stable slug of the case that this person stands for. */
  persona: string;
  /** Bank card in their pocket; see cards.ts. Set in `/people.json`. */
  cardNumber?: string;
  /** Set for foreign nationals, with the fields below; see foreigners.ts. */
  kind?: "foreign";
  fidaCode?: string;
  documentKind?: string;
  documentNumber?: string;
  birthDateGregorian?: string;
}

/** What the civil registry holds; see docs/wires.md. */
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
  /** How a sign-in of this person ends. */
  expected: Bilingual;
  /** Where the civil registry differs from what the person carries. */
  civil?: Partial<CivilRow>;
  /** National ID of the person in whose name the SIM stands, when it is another's. */
  simOwner?: string;
  /** The same for the bank card. */
  cardHolder?: string;
}
