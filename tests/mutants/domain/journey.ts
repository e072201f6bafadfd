import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/sign_in";
const AUDIT = "tests/domain/platform/audit_events_test.ts";
const LIFETIMES = "tests/domain/platform/lifetimes_test.ts";
const PORTAL_TESTS = "tests/domain/portal";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/journey/caller.ts", [
    AUDIT,
    "tests/domain/notice",
    "tests/domain/journey/caller_test.ts",
    `${TESTS}/completing_test.ts`,
  ], [
    [
      "return { at: deps.clock.now(), event, ip, requestId, ...more };",
      "return { at: deps.clock.now(), event, requestId, ...more };",
      "Records do not say from where",
    ],
    [
      "return { at: deps.clock.now(), event, ip, requestId, ...more };",
      "return { at: deps.clock.now(), event, ip, ...more };",
      "A record and the log's lines cannot be brought together",
    ],
    [
      "return { at: deps.clock.now(), event, ip, requestId, ...more };",
      "return { at: deps.clock.now(), event, ip, requestId };",
      "Records do not say whose account it was",
    ],
    [`language = "fa"`, `language = "en"`, "Persian people get an English message"],
    [
      "session: id, browser, device",
      "session: id, device",
      "The link leaves the thief's browser known",
    ],
    ["device, place, language };", "device, language };", "The message does not say where it was"],
  ]),
  ...mutantsOf("domain/journey/delivery_report.ts", [
    "tests/domain/code/channels_test.ts",
    "tests/domain/notice",
    AUDIT,
    "tests/domain/code/delivery_test.ts",
  ], [
    [
      "transaction?.code?.id !== codeId || transaction.codeLost",
      "!transaction?.code || transaction.codeLost",
      "A late report tells a person that the code in their hand is lost",
    ],
    [
      "|| transaction.codeLost) return;",
      ") return;",
      "A loss that is reported twice is recorded twice",
    ],
    [
      `audit.include(write, { at: clock.now(), event: "code.lost", requestId });`,
      "",
      "Lost codes leave no record",
    ],
    [
      "{ ...sent.notice, smsLost: true }",
      "sent.notice",
      "A notice that did not arrive goes out by SMS again",
    ],
  ]),
  ...mutantsOf("domain/journey/find_person.ts", [`${TESTS}/foreigner_test.ts`], [
    [
      "calendar.toGregorian(birthDate)",
      '[birthDate.year, birthDate.month, birthDate.day].join("-")',
      "No foreign national is found",
    ],
  ]),
  ...mutantsOf("domain/journey/journey.ts", ["tests/domain/journey/journey_test.ts"], [
    [
      'code: { code_sent: "code", code_right: "identity",',
      'code: { code_sent: "code", code_right: "postal_code",',
      "The identity step is skipped",
    ],
    [
      'code_right_in_known_browser: "returning",',
      'code_right_in_known_browser: "postal_code",',
      "The SIM of a known browser's person is not asked about",
    ],
    [
      'refused: { code_sent: "code" },',
      'refused: { code_sent: "code", person_confirmed: "postal_code" },',
      "Refused people continue",
    ],
    [
      'returning: { code_sent: "code", sim_not_owned: "identity" },',
      'returning: { code_sent: "code", sim_not_owned: "mobile" },',
      "A recycled number's new owner goes in circles",
    ],
    [
      'company: { code_sent: "code" },',
      "company: {},",
      "A person who begins again during the company's step cannot",
    ],
    [
      'mobile: { code_sent: "code" },',
      'mobile: { code_sent: "code", person_found: "confirm" },',
      "Registries are asked without a code",
    ],
    [
      'person_confirmed: "postal_code", person_denied: "identity", }, postal_code',
      'person_confirmed: "postal_code", person_denied: "mobile", }, postal_code',
      "A person who denies the name has to begin with a code",
    ],
  ]),
  ...mutantsOf("domain/journey/one_time_code.ts", [
    "tests/domain/journey/one_time_code_test.ts",
    "tests/domain/budget/system_strain_test.ts",
  ], [
    [
      "STRAINED_TRIES = 1;",
      "STRAINED_TRIES = 2;",
      "While the system is guessed at, strangers guess twice as often",
    ],
    [`digest: "", sealed`, `sealed`, "The code of a silent journey can be entered correctly"],
    [
      "sealed: undefined };",
      "};",
      "The code of a silent journey can be had by mail or dialling",
    ],
    ["return now < record.expiresAt", "return now <= record.expiresAt", "A dead code is given out"],
    [
      "record.wrongTries < rules.tries;",
      "record.wrongTries <= rules.tries;",
      "A used code is given out",
    ],
    [
      `/^\\d+$/.test(number) && number.length === digits`,
      "number.length === digits",
      "Letters in the field cost one of three tries",
    ],
    [
      "number.length === digits;",
      "number.length >= digits;",
      "A digit too many costs one of three tries",
    ],
    ["code && !others.length", "code", "Of two codes the first is tried"],
    [
      "const typed = parseNumber(text);",
      "const typed = text;",
      "Persian digits of a code are refused",
    ],
    [
      `if (record.wrongTries >= tries) return "spent";`,
      `if (record.wrongTries > tries) return "spent";`,
      "A code can be guessed once more often",
    ],
    [
      `if (now >= record.expiresAt) return "expired";`,
      `if (now > record.expiresAt) return "expired";`,
      "A code is good at the moment of its end",
    ],
  ]),
  ...mutantsOf("domain/journey/subject.ts", [
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/code/national_id_test.ts",
    "tests/domain/code/channels_test.ts",
    "tests/domain/code/sending_test.ts",
    "tests/domain/code/security_codes_test.ts",
    "tests/domain/captcha/captcha_test.ts",
    AUDIT,
    "tests/domain/code/delivery_test.ts",
  ], [[
    "running && isSameSubject(running, subject) && running.typedIdentity",
    "running && running.typedIdentity",
    "The next person at the computer sees what the last one typed",
  ], [
    '{ nationalId, day: "", month: "", year: "" }',
    "undefined",
    "The national ID has to be typed twice",
  ]]),
  ...mutantsOf("domain/journey/subject.ts", [
    "tests/domain/code/national_id_test.ts",
    `${TESTS}/returning_test.ts`,
    "tests/domain/code/sending_test.ts",
    LIFETIMES,
  ], [
    [
      "behind: budgetOfMobile(deps, mobile || nationalId)",
      "behind: budgetOfMobile(deps, mobile)",
      "All national IDs without an account share one budget",
    ],
    [
      'hash.digest("national_id", nationalId)',
      'hash.digest("mobile", mobile || nationalId)',
      "The limits of a national ID tell whose number it is",
    ],
    [
      "a.mobile === b.mobile && a.nationalId === b.nationalId",
      "a.mobile === b.mobile",
      "A journey by national ID is mistaken for one by its number, which reveals whose it is",
    ],
    [
      "a.mobile === b.mobile && a.nationalId === b.nationalId",
      "a.nationalId === b.nationalId",
      "A code typed for one number opens the journey of another",
    ],
    [
      "knownBrowser: known ? browser : undefined",
      "knownBrowser: browser",
      "Any browser is mistaken for the person's own: each has a budget",
    ],
    [
      "knownBrowser: known ? browser : undefined",
      "knownBrowser: undefined",
      "Strangers use up the codes of the person's own browser",
    ],

    [
      'mobile: account?.mobile ?? "", nationalId',
      'mobile: "", nationalId',
      "Sign-in by national ID is impossible",
    ],
    [
      "if (!browser) return { ip, network };",
      "if (browser) return { ip, network };",
      "Strangers use up the codes of the person's own browser",
    ],
  ]),
  ...mutantsOf("domain/journey/transaction.ts", [`${PORTAL_TESTS}/ways_to_sign_in_test.ts`], [
    [`if (id === codeEmailed) return "email";`, "", "A code that was mailed is reported as an SMS"],
    [
      `id === codeDialled ? "dial" : "sms"`,
      `"sms"`,
      "A code that was dialled is reported as an SMS",
    ],
  ]),
  ...mutantsOf("domain/journey/transaction.ts", [
    `${TESTS}/verify_later_test.ts`,
    `${TESTS}/resuming_test.ts`,
    "tests/domain/journey/journey_test.ts",
    LIFETIMES,
    `${TESTS}/meddling_test.ts`,
  ], [
    [
      "value.session === session &&",
      "session !== undefined &&",
      "A journey that went on from one session is taken over by another",
    ],
    [
      "value.session === session && await readSession(store, session, clock.now()) !== null",
      "value.session === session",
      "A journey that went on from a session survives its end",
    ],
    [
      "TRANSACTION_LIFETIME = 30 * MINUTE",
      "TRANSACTION_LIFETIME = 60 * MINUTE",
      "A journey stays open for an hour on a shared computer",
    ],
    [
      "step && { ...transaction, ...changes, step }",
      "{ ...transaction, ...changes, step: step ?? transaction.step }",
      "Events happen in steps that they do not belong to",
    ],
  ]),
  ...mutantsOf("domain/journey/waiting.ts", ["tests/domain/code/dialling_test.ts"], [
    [
      "const MAX_WAITING = 4;",
      "const MAX_WAITING = 3;",
      "The fourth browser that waits is not shown its code",
    ],
    [
      "const MAX_WAITING = 4;",
      "const MAX_WAITING = 40;",
      "Strangers make the record of who waits grow",
    ],
    [
      "isKnown(b) - isKnown(a) || y.askedAt - x.askedAt",
      "y.askedAt - x.askedAt",
      "Four strangers hide the code of the person's own browser",
    ],
    [
      "isKnown(b) - isKnown(a) || y.askedAt - x.askedAt",
      "isKnown(b) - isKnown(a) || x.askedAt - y.askedAt",
      "A person who asked last is shown nothing",
    ],
  ]),
];
