import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/portal";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/portal/refuse_all.ts", [`${TESTS}/refuse_all_test.ts`], [
    [
      "if (!isRecentlyProved(session, now))",
      "if (false)",
      "A stolen session shuts its owner out",
    ],
    [
      "if (!isAsked) writeRequest(write, request);",
      "writeRequest(write, request);",
      "A button that is pressed twice asks support twice",
    ],
    ["...withSessionsEnded(account)", "...account", "The stranger's session goes on"],
    ['status: "temporary",', "", "The level stays, although somebody else may have it"],
    ["knownSince: now,", "", "The stranger's browser is still known"],
    ["level: 1 }", "level: session.level }", "This session keeps the level"],
    [
      "removePasskeys(write, deps.hash, found.passkeys, found.passkeys.value ?? []);",
      "",
      "The stranger's passkey opens the account again",
    ],
    ["writeRequest(write, request);", "", "Nobody looks into it"],
    [
      'noteSessionsEnded(write, { accountId, reason: "not_me", now });',
      "",
      "Services and other workers do not learn of it",
    ],
  ]),
  ...mutantsOf("domain/portal/kept_data.ts", [`${TESTS}/kept_data_test.ts`], [
    ["birthDate: `${year}/**/**`", "birthDate: `${year}`", "The profile hides that it masks"],
    ["mobile && maskMobile(mobile)", "mobile", "A stolen session gives the mobile away"],
    ["email && maskEmail(email)", "email", "A stolen session gives the e-mail address away"],
    ["postalCode && mask(postalCode)", "postalCode", "A stolen session says where somebody lives"],
    [
      "nationalId: mask(identity.nationalId)",
      "nationalId: identity.nationalId",
      "A stolen session gives the national ID away",
    ],
    ["Math.min(2, ", "Math.max(2, ", "All of a short passport number is shown"],
    ["text.length / 4", "text.length / 2", "Most of a short passport number is shown"],
    ["at < 3 ? 0 : 1", "1", "An address of one letter is shown whole"],
    ["at < 1 ?", "at < -1 ?", "An address of one letter is shown whole"],
  ]),
  ...mutantsOf("domain/portal/past_sign_ins.ts", [`${TESTS}/past_sign_ins_test.ts`], [
    ["LAST_MOMENT - at", "at", "The oldest sign-ins come first"],
    [
      "signInRecord(accountId, at, id)",
      'signInRecord(accountId, at, "")',
      "Of two sign-ins of one moment the person sees one",
    ],
    ["90 * DAY", "89 * DAY", "The last day of the list is missing"],
    [
      "const context = `sign_in ${accountId}`;",
      'const context = "sign_in";',
      "The cursor of one account is taken at another",
    ],
  ]),
  ...mutantsOf("domain/platform/sealed_page.ts", [`${TESTS}/past_sign_ins_test.ts`], [
    [
      "cursor === undefined ? null : seal.open(cursor, context)",
      "cursor ?? null",
      "A cursor that was altered is answered with an error",
    ],
    ["isFirst: from === null", "isFirst: cursor === undefined", "The first page leads to itself"],
    ["page.cursor && seal.close(page.cursor, context)", "undefined", "There is no second page"],
    ["const PAGE = 20", "const PAGE = 30", "Pages are longer than they should be"],
  ]),
];
