import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/portal";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/portal/past_sign_ins.ts", [`${TESTS}/past_sign_ins_test.ts`], [
    ["LAST_MOMENT - at", "at", "The oldest sign-ins come first"],
    [
      "signInRecord(accountId, at, id)",
      'signInRecord(accountId, at, "")',
      "Of two sign-ins of one moment the person sees one",
    ],
    ["90 * DAY", "89 * DAY", "The last day of the list is missing"],
    [
      "seal.open(cursor, context) ?? undefined",
      "cursor",
      "A cursor that was altered is answered with an error",
    ],
    [
      "const context = `sign_in ${accountId}`;",
      'const context = "sign_in";',
      "The cursor of one account is taken at another",
    ],
    ["page.cursor && seal.close(page.cursor, context)", "undefined", "There is no second page"],
    ["limit = 20", "limit = 30", "Pages are longer than they should be"],
  ]),
  ...mutantsOf("domain/code/decide_try.ts", [`${TESTS}/ways_to_sign_in_test.ts`], [
    [
      "code: undefined, channel, authTime",
      "code: undefined, authTime",
      "The list of sign-ins lacks those with a code",
    ],
  ]),
  ...mutantsOf("domain/journey/transaction.ts", [`${TESTS}/ways_to_sign_in_test.ts`], [
    [`if (id === codeEmailed) return "email";`, "", "A code that was mailed is reported as an SMS"],
    [
      `id === codeDialled ? "dial" : "sms"`,
      `"sms"`,
      "A code that was dialled is reported as an SMS",
    ],
  ]),
  ...mutantsOf("domain/sign_in/open_session.ts", [`${TESTS}/ways_to_sign_in_test.ts`], [
    [`qr ? "qr" : channel;`, "channel;", "Sign-ins by phone are not listed"],
    [
      "browser !== undefined && browser.token === undefined",
      "true",
      "The list does not tell which browsers were new",
    ],
    [
      "browser !== undefined && browser.token === undefined",
      "browser?.token === undefined",
      "A browser that a phone signed in counts as known",
    ],
    [
      "knownBrowser: isKnown, place });",
      "knownBrowser: isKnown });",
      "The list does not tell where",
    ],
  ]),
];
