/** Who one is: Iranians, foreign nationals, and those who are refused. */
import type { IdentityProps } from "../props.ts";
import { SOON, TOMORROW } from "./sample.ts";
import type { States } from "./states.ts";

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

export const identityStates: States<"identity" | "refused" | "confirm"> = {
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
};
