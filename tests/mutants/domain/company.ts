import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/company";
const AUDIT = "tests/domain/platform/audit_events_test.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/company/account_companies.ts", [
    `${TESTS}/act_for_company_test.ts`,
    `${TESTS}/switching_test.ts`,
  ], [
    [
      "accountCompanyRecord(accountId, company.companyId)",
      'accountCompanyRecord(accountId, "")',
      "Only the last company is offered again",
    ],
    [
      "accountCompanyRecord.all(accountId)",
      "accountCompanyRecord.all()",
      "Everybody sees everybody's companies",
    ],
  ]),
  ...mutantsOf("domain/company/act_for_company.ts", [
    "tests/domain/platform/audit_bounds_test.ts",
    `${TESTS}/act_for_company_test.ts`,
    `${TESTS}/switching_test.ts`,
    AUDIT,
  ], [
    [
      "if (actingFor || renewal.session.value?.actingFor) {",
      "{",
      "Leaving a company that was left already fills the audit log",
    ],
    ["limit: 20,", "limit: 21,", "One company more than documented is tried out"],
    ["limit: 20,", "limit: 19,", "One company less than documented can be looked up"],
    [
      "companyLookupsRecord(accountId)",
      'companyLookupsRecord("")',
      "All people share one budget of lookups",
    ],
    ["await refundDaily(deps, lookups);", "", "An outage of the registry costs lookups"],
    [
      "includeNotice(deps, write, news, { kind, ...noticeOf(caller, session) });",
      "",
      "A person is not told that a company session was opened in their name",
    ],
    [
      'kind = "company_session" as const',
      'kind = "new_browser" as const',
      "The notice says that somebody signed in, not for which they act",
    ],
    [
      'if (live.session.level < COMPANY_LEVEL) return { outcome: "level_too_low" };',
      "",
      "Unverified people act for companies",
    ],
    [
      'if (retryAt !== null) return { outcome: "limited", retryAt };',
      "",
      "Companies are looked up without end",
    ],
    ["if (refusal) {", 'if (refusal === "not_found") {', "Anybody acts for any company"],
    [
      'if (company.status === "dissolved") return "dissolved";',
      "",
      "Somebody acts for a company that no longer exists",
    ],
    [
      'company.role === "chief_executive" ? null : "not_chief_executive"',
      'company.role !== "none" ? null : "not_chief_executive"',
      "Any manager acts for the company",
    ],
    [
      'if (running.value?.step === "company") write.delete(running);',
      "",
      "The step is still open after the choice",
    ],
    [
      'if (running.value?.step === "company") write.delete(running);',
      "write.delete(running);",
      "Another journey in the browser is lost by a switch",
    ],
    [
      "rememberCompany(write, account.id, { ...actingFor, addedAt: now });",
      "",
      "The company has to be typed each time",
    ],
    [
      'actingFor ? "company.acting" : "company.left"',
      '"company.acting"',
      "The record says that somebody acts for a company who has stopped",
    ],
    ["detail: { reason: refusal },", "", "The record does not say why somebody may not act"],
    ["detail: { session: session.id }", "", "The record does not say in which session"],
    [
      "now, { actingFor });",
      "now, actingFor ? { actingFor } : {});",
      "A person who goes back to themselves still acts for the company",
    ],
  ]),
  ...mutantsOf("domain/company/company_id.ts", [`${TESTS}/company_id_test.ts`], [
    [
      'if (/^(\\d)\\1{10}$/.test(digits)) return { error: "check_digit" };',
      "",
      "Eleven equal digits are asked about",
    ],
    ["[29, 27, 23, 19, 17]", "[29, 27, 23, 17, 19]", "Right identifiers are refused"],
    ["+ 2;", "+ 1;", "Right identifiers are refused"],
    ["sum % 11 % 10", "sum % 11", "Identifiers whose check digit is zero are refused"],
    [
      "!/^\\d{11}$/.test(digits)",
      "!/^\\d{10,11}$/.test(digits)",
      "A digit too few costs one of twenty lookups",
    ],
    [
      "checkDigit(digits) === Number(digits[10]) ?",
      "digits ?",
      "A slip costs one of twenty lookups",
    ],
  ]),
  ...mutantsOf("domain/company/company_step.ts", ["tests/domain/company"], [
    [
      "session.level < COMPANY_LEVEL",
      "session.level < 1",
      "Unverified people begin the step for companies",
    ],
    ["session: sessionDigest,", "", "The step continues without its session"],
    [
      "authTime: session.authTime,",
      "authTime: deps.clock.now(),",
      "The step makes an old session look fresh",
    ],
    [
      "running.session === live.sessionDigest",
      "running.session !== undefined",
      "The step of one session is another's",
    ],
    [
      'running?.step === "company" && running',
      "running !== null && running",
      "Another step is mistaken for the company's",
    ],
  ]),
];
