/**
 * An organisation asks for a place at the desk: who it is, its first two managers, and the letter
 * that introduces them. It is an agency once it was approved (docs/decisions/0340).
 */
import { LAST_MOMENT } from "../platform/platform.ts";
import { record } from "../platform/record.ts";
import type { UserName } from "../staff/user_name.ts";

/** As it was typed. `m1`, `m2`: the managers. */
export interface RegistrationForm {
  nameFa: string;
  nameEn: string;
  nameAr: string;
  companyId: string;
  website: string;
  letterNumber: string;
  letterDate: string;
  m1Name: string;
  m1NationalId: string;
  m1Position: string;
  m1Mobile: string;
  m1Email: string;
  m2Name: string;
  m2NationalId: string;
  m2Position: string;
  m2Mobile: string;
  m2Email: string;
}

export interface ManagerEntry {
  name: string;
  nationalId: string;
  position: string;
  mobile: string;
  email: string;
}

/** What an expert reads. */
export interface Registered {
  name: { fa: string; en?: string; ar?: string };
  companyId: string;
  /** A URL. */
  website: string;
  letter: {
    number: string;
    /** YYYY-MM-DD in the Gregorian calendar. */
    date: string;
  };
  managers: [ManagerEntry, ManagerEntry];
}

export const REGISTRATION_STATES = ["submitted", "returned", "approved", "rejected"] as const;
export type RegistrationState = typeof REGISTRATION_STATES[number];

export interface RegistrationAct {
  /** Milliseconds. */
  at: number;
  to: RegistrationState;
  /** Of the member of staff; absent for the organisation itself. */
  name?: string;
  /** A reason. */
  text?: string;
}

export interface Registration {
  /** By which people name it; see text/tracking_number.ts. */
  number: string;
  form: RegistrationForm;
  registered: Registered;
  state: RegistrationState;
  /** The latest last. */
  acts: RegistrationAct[];
  createdAt: number;
  /** When the state began, in milliseconds. */
  changedAt: number;
  /** Once it is approved: the agency, and the names that were issued to its managers. */
  agencyId?: string;
  userNames?: [UserName, UserName];
  /** How often the invitations were sent. */
  invitations?: number;
}

export const registrationRecord = record<Registration, [number: string]>("registration", {
  about: "an organisation's registration at the desk, by its tracking number",
});

/** Those that wait begin with the first; of the others the latest come first. */
export const listedRegistrationRecord = record<
  true,
  [state: RegistrationState, place: Pick<Registration, "changedAt" | "number">]
>("registration_listed", {
  about: "a registration in the list of its state, in order of its time",
  key: (state, { changedAt, number }) => [
    state,
    state === "submitted" ? changedAt : LAST_MOMENT - changedAt,
    number,
  ],
});

/** Several may name one organisation: the expert is told. */
export const registrationOfCompanyRecord = record<true, [companyId: string, number: string]>(
  "registration_of_company",
  { about: "that a registration names this national ID of an organisation" },
);
