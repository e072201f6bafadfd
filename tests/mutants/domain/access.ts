import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/access";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/access/needs.ts", [`${TESTS}/needs_test.ts`], [
    [
      `if (!session) return "sign_in";`,
      `if (!session) return null;`,
      "Strangers come in without a session",
    ],
    [
      `persons === "legal" && !actingFor`,
      `persons === "legal" && actingFor`,
      "A service for companies is open to people and closed to companies",
    ],
    [
      `if (persons === "natural" && actingFor) return "person";`,
      "",
      "A person acts for a company where only people are served",
    ],
    ["RECENT = 300;", "RECENT = 301;", "A passkey is added later than the pages say"],
    [
      "via === undefined && !isTooOld(authTime, RECENT, now)",
      "!isTooOld(authTime, RECENT, now)",
      "An attacker whom a phone let in stays for good, by a passkey",
    ],
    ["COMPANY_LEVEL = 2;", "COMPANY_LEVEL = 1;", "Unverified people act for companies"],
    [
      `if (persons === "natural" && actingFor)`,
      `if (actingFor)`,
      "A person who acts for a company is sent away from services for both",
    ],
    [
      `session.level < Math.min`,
      `session.level < -1 + Math.min`,
      "One level less is enough",
    ],
    [
      `session.level < Math.min`,
      `session.level <= Math.min`,
      "The level that a service asks for is not enough for it",
    ],
    [
      `Math.min(levelNeeded(service), 2)`,
      `levelNeeded(service)`,
      "Level 3 is asked for at the postal code",
    ],
    [
      `level === 3 ? level3?.at : authTime`,
      `authTime`,
      "Services of level 3 are entered without card or face",
    ],
    [
      `level === 3 ? level3?.at : authTime`,
      `level3?.at`,
      "Services of level 2 ask for card or face",
    ],
    [
      `proof === undefined || isTooOld(proof, service.max_age, now)`,
      `proof === undefined`,
      "A proof holds for longer than it may",
    ],
    [
      `service.level === 3 ? "level3" : "fresh"`,
      `"fresh"`,
      "A person who lacks level 3 signs in again, forever",
    ],
    [
      `persons === "legal" && level < COMPANY_LEVEL ? COMPANY_LEVEL : level`,
      `level`,
      "A person acts for a company before they are verified",
    ],
    [
      "maxAge !== undefined &&",
      "maxAge === undefined ||",
      "Without a rule of the service a proof lapses at once",
    ],
    ["now > (Math", "now >= (Math", "A proof lapses a moment too early"],
    ["+ maxAge) * SECOND", "+ maxAge + 1) * SECOND", "A proof lapses too late"],
    [
      "(Math.floor(provedAt / SECOND) + maxAge)",
      "(provedAt / SECOND + maxAge)",
      "A proof lapses up to a second later than what services are told",
    ],
  ]),
  ...mutantsOf("domain/access/refusal.ts", [`${TESTS}/needs_test.ts`], [
    [
      "if (party) return REFUSALS[party];",
      "",
      "People prove a level for a service that is not for them",
    ],
    [
      `need === "level3" && session.level3 ? "level_too_old" : REFUSALS[need]`,
      "REFUSALS[need]",
      "Level 3 that has lapsed is reported as never proved",
    ],
    [
      `need === "level3" && session.level3 ?`,
      `need === "level3" ?`,
      "Level 3 that was never proved is reported as lapsed",
    ],
  ]),
];
