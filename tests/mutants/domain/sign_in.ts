import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/sign_in";
const AUDIT = "tests/domain/platform/audit_events_test.ts";
const LIFETIMES = "tests/domain/platform/lifetimes_test.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/code/accepted_code.ts", [
    "tests/domain/code/one_time_code_test.ts",
    LIFETIMES,
    "tests/domain/code/guesses_test.ts",
  ], [
    [
      "sealed: undefined, wrongTries: 0",
      "wrongTries: 0",
      "A used code can be opened from a copy of the store and its key",
    ],
    [
      "sealed: undefined, wrongTries: 0 }",
      "sealed: undefined }",
      "After one slip an answer that got lost on the line cannot be had again",
    ],
    [
      "{ expireIn: code.expiresAt - now }",
      "{}",
      "Which code opened which journey is kept permanently",
    ],
    [
      `if (judgeCode(deps.hash, accepted.code, code, { now, tries: 1 }) !== "right") {`,
      "if (now >= accepted.code.expiresAt) {",
      "A holder of the browser's former cookie continues with any digits",
    ],
    [
      "write.delete(found); return null;",
      "return null;",
      "A holder of the former cookie tries every code",
    ],
  ]),
  ...mutantsOf("domain/sign_in/check_identity.ts", [
    `${TESTS}/identity_test.ts`,
    `${TESTS}/meddling_test.ts`,
    AUDIT,
    `${TESTS}/refusals_test.ts`,
    `${TESTS}/foreigner_test.ts`,
  ], [
    [
      `await deps.audit.append(auditRecord(deps, caller, "identity.mismatch"));`,
      "",
      "Identities that are tried out leave no record",
    ],
    [
      `deps.audit.include(write, auditRecord(deps, caller, "identity.sim_mismatch"));`,
      "",
      "SIMs in somebody else's name leave no record",
    ],
    [
      "deps.audit.include(write, auditRecord(deps, caller, `identity.${refusal}`));",
      "",
      "Refused people leave no record",
    ],
    [
      "age < deps.rules.minimumAge",
      "age <= deps.rules.minimumAge",
      "A person who turns eighteen is refused for a year",
    ],
    [
      "return value?.mobile === mobile ? decide",
      "return value ? decide",
      "What the registries said of one number counts for another",
    ],
    [
      'if (!await ownsSim(deps.sim, mobile, who)) return "sim_not_owned";',
      "await ownsSim(deps.sim, mobile, who);",
      "Anybody signs in with a SIM of somebody else",
    ],
    [
      'if (retryAt !== null) return { outcome: "limited", retryAt };',
      "",
      "Identities are tried out without end",
    ],
    [
      "await refundTry(deps, caller, mobile);",
      "",
      "An outage of a registry costs tries",
    ],

    [
      `who.kind === "foreign" ? "sim_mismatch_foreign" : "sim_mismatch"`,
      `"sim_mismatch"`,
      "Foreign nationals are told of a national ID that they do not have",
    ],
    [
      "!identity.person.alive ?",
      "identity.person.alive === undefined ?",
      "People who have died sign in",
    ],
    [
      `"person_refused", { refusal, identity: undefined }`,
      `"person_refused", { refusal }`,
      "A refused person's registered name stays in the journey",
    ],
    [
      `!nextStep(transaction.step, "person_found")`,
      `!nextStep(transaction.step, "code_sent")`,
      "The registries can be asked before a code was entered",
    ],
  ]),
  ...mutantsOf("domain/sign_in/identity_tries.ts", [
    `${TESTS}/identity_test.ts`,
    `${TESTS}/meddling_test.ts`,
    AUDIT,
    `${TESTS}/refusals_test.ts`,
    `${TESTS}/foreigner_test.ts`,
  ], [[
    "ledger.spendIdentity(); write.set(budget",
    "ledger.spendIdentity(); if (!budget.value) write.set(budget",
    "Identities are tried out without end",
  ], [
    "{ ...running.value, typedIdentity: typed }",
    "{ ...running.value }",
    "After a mistake all fields are empty",
  ]]),
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
  ...mutantsOf("domain/sign_in/confirm_address.ts", [
    `${TESTS}/identity_test.ts`,
    `${TESTS}/address_test.ts`,
  ], [
    [
      "const MAX_LOOKUPS = 20;",
      "const MAX_LOOKUPS = 21;",
      "One postal code more than documented can be tried out",
    ],
    [
      "const MAX_LOOKUPS = 20;",
      "const MAX_LOOKUPS = 19;",
      "One postal code less than documented can be tried",
    ],
    [
      "if (!corrected) await spendLookup(deps, caller);",
      "",
      "A registered code that the post does not know can be sent without end",
    ],
    [
      "corrected ? await spendLookup(deps, caller) : lookupAllowedAt(deps, transaction)",
      "corrected ? await spendLookup(deps, caller) : null",
      "The registered code can be sent without end",
    ],
    [
      "corrected ? await spendLookup(deps, caller) :",
      "corrected ? lookupAllowedAt(deps, transaction) :",
      "Postal codes can be tried out without end",
    ],
    [
      "postalCode !== transaction.identity?.person.postalCode",
      "postalCode === transaction.identity?.person.postalCode",
      "Each confirmed address files a request to correct it",
    ],
    [`=== null) { if`, `=== undefined) { if`, "Any ten digits are mistaken for an address"],
    [
      "clock.now() + TRANSACTION_LIFETIME; }",
      "clock.now(); }",
      "The page says that more codes can be tried at once",
    ],
  ]),
  ...mutantsOf("domain/sign_in/confirm_person.ts", [
    `${TESTS}/identity_test.ts`,
    `${TESTS}/refusals_test.ts`,
  ], [
    ["isMe ? {} : { identity: undefined }", "{}", "The denied name can be confirmed after all"],
    [
      `isMe ? "person_confirmed" : "person_denied"`,
      `"person_confirmed"`,
      "A person who denies the name continues with it",
    ],
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
      "smsLost: true, attempts: 0",
      "attempts: 0",
      "A notice that did not arrive goes out by SMS again",
    ],
    [
      "attempts: 0, nextAt",
      "nextAt",
      "A notice whose last SMS did not arrive gets one try by e-mail",
    ],
    [
      'if ("notice" in sent) deps.background(() => sendDueNotices(deps));',
      'if ("notice" in sent) return;',
      "The e-mail in place of a lost SMS waits for the next notice",
    ],
  ]),
  ...mutantsOf("domain/code/deliver_code.ts", [
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/code/national_id_test.ts",
    "tests/domain/code/delivery_test.ts",
    AUDIT,
    "tests/domain/code/channels_test.ts",
    `${TESTS}/meddling_test.ts`,
  ], [
    [
      `{ template: "code", code }, { again });`,
      `{ template: "code", code });`,
      "The second code takes the way on which the first was lost",
    ],
    [
      "if (lost) await reportLost(deps, messageId, caller.requestId);",
      "",
      "A report that was faster than the store is lost",
    ],
    [
      "if (error.mayHaveLeft) ledger.doubtCode(sentAt); else ledger.refundCode(sentAt);",
      "ledger.refundCode(sentAt);",
      "Messages that may have left are given back: a hundred a day",
    ],
    [
      "if (error.mayHaveLeft) ledger.doubtCode(sentAt); else ledger.refundCode(sentAt);",
      "ledger.doubtCode(sentAt);",
      "Messages that the operator refused use up the day",
    ],
    [
      "error.mayHaveLeft ? sentAt + deps.rules.person.resendAfter : 0",
      "0",
      "The page offers a resend that the budget refuses",
    ],
    [
      "now + error.retryAfter * SECOND,",
      "now,",
      "The page offers a resend while the operator is down",
    ],
    [
      "if (!untold && running",
      "if (running",
      "A refusal reveals whether a national ID has a number",
    ],
    [
      "running.value?.code?.sentAt === sentAt",
      "running.value?.code",
      "A late refusal of the former code marks the new one",
    ],
    [
      `deps.audit.include(write, auditRecord(deps, caller, "code.delivery_failed"));`,
      "",
      "Failures of the operator leave no record",
    ],
    ["codeUndelivered: true,", "", "The page says that a code is on its way that is not"],
  ]),
  ...mutantsOf("domain/journey/caller.ts", [
    AUDIT,
    "tests/domain/notice",
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
  ...mutantsOf("domain/code/decide_try.ts", [
    "tests/domain/code/sending_test.ts",
    "tests/domain/code/guesses_test.ts",
    LIFETIMES,
  ], [[
    "ip: ipBudgetRecord(caller.ip),",
    "ip: ipBudgetRecord(caller.network),",
    "A whole network has the limit of one ip",
  ], [
    "network: networkBudgetRecord(caller.network),",
    'network: networkBudgetRecord(""),',
    "Networks are not limited",
  ]]),
  ...mutantsOf("domain/budget/place.ts", [
    "tests/domain/code/sending_test.ts",
    "tests/domain/code/guesses_test.ts",
    LIFETIMES,
  ], [[
    'about: "codes sent to browsers of a network, by its hash", expireIn: HOUR,',
    'about: "", expireIn: HOUR / 2,',
    "An address sends twice as much as documented",
  ]]),
  ...mutantsOf("domain/code/dial_for_code.ts", [
    "tests/domain/code/channels_test.ts",
    "tests/domain/code/dialling_test.ts",
    AUDIT,
    "tests/domain/code/mailed_code_test.ts",
  ], [
    ["b.askedAt - a.askedAt", "a.askedAt - b.askedAt", "The phone shows the older code first"],
    [
      "const mobile = parseMobile(dialler.mobile); if (!mobile)",
      "const mobile = dialler.mobile; if (!parseMobile(mobile))",
      "Operators that name numbers as +98 find nothing",
    ],
    [
      "const rules = { ...deps.rules.person, resendAfter: 0 };",
      "const rules = deps.rules.person;",
      "A person who dials within a minute of the last code is turned away",
    ],
    ["ledger.spendCode();", "", "Dialled codes are not limited: codes for guessing without end"],
    [
      "SIM_SOURCE, now",
      "`network:dialled`, now",
      "Strangers use up the codes of the SIM's holder",
    ],
    ["codeUndelivered: undefined,", "", "The page says of a dialled code that it was not sent"],
    ["codeLost: undefined,", "", "The page says of a dialled code that it was lost"],
    [
      'if (value?.step !== "code" || value.mobile !== mobile) return [];',
      "if (value?.mobile !== mobile) return [];",
      "Dialling puts a code into a journey that is past it",
    ],
    [
      'if (value?.step !== "code" || value.mobile !== mobile) return [];',
      'if (value?.step !== "code") return [];',
      "Dialling shows the code of another number that the browser went on to",
    ],
    [
      "code?.sealed && isLiveCode(code, deps.rules.code, now)",
      "code?.sealed",
      "The phone shows a code that is dead",
    ],
    [
      'deps.audit.include(write, { at: now, event: "code.dialled", requestId: dialler.requestId, detail: { issued: retryAt === null ? lacking : 0 }, });',
      "",
      "Dialled codes leave no record",
    ],
    [
      "issued: retryAt === null ? lacking : 0",
      "issued: lacking",
      "The record counts codes that were not issued",
    ],
    [
      "if (retryAt !== null) return [];",
      "",
      "Dialled codes are not limited: codes for guessing without end",
    ],
  ]),
  ...mutantsOf("domain/code/email_code.ts", [
    "tests/domain/code/channels_test.ts",
    "tests/domain/code/mailed_code_test.ts",
    "tests/domain/code/national_id_test.ts",
    `${TESTS}/meddling_test.ts`,
    AUDIT,
  ], [
    [
      "if (!mail) return false;",
      "if (!mail) return true;",
      "A way is offered that is not connected",
    ],
    [
      "if (!knownBrowser) return true;",
      "",
      "Strangers learn whether a number has an e-mail address",
    ],
    [
      'account?.email ? true : "no_email"',
      "true",
      "A person waits for a mail that has no address",
    ],
    [
      "transaction.code?.id !== running.code?.id",
      "!transaction.code",
      "A person who asks for a mail of one code gets that of another",
    ],
    [
      'if (!code || !isLiveCode(code, deps.rules.code, now)) return { outcome: "expired" };',
      'if (!code) return { outcome: "expired" };',
      "A dead code is mailed",
    ],
    [
      'if (transaction.codeEmailed === code.id) return { outcome: "sent" };',
      "",
      "Each press sends another mail",
    ],
    [
      "if (transaction.codeEmailed === code.id)",
      "if (transaction.codeEmailed)",
      "A new code cannot be had by mail",
    ],
    [
      "const spent = transaction.codeUndelivered === true;",
      "const spent = transaction.codeLost === true;",
      "Codes that the operator refuses are mailed without end",
    ],
    ["resendAfter: 0 };", "};", "The mail in place of a refused SMS has to wait a minute"],
    [
      'if (retryAt !== null) return { outcome: "limited", retryAt };',
      "",
      "Codes that the operator refuses are mailed without end",
    ],
    ["ledger.spendCode();", "", "Codes that the operator refuses are mailed without end"],
    [
      'deps.audit.include(write, auditRecord(deps, caller, "code.emailed"));',
      "",
      "Mailed codes leave no record",
    ],
    [
      'deps.audit.include(write, auditRecord(deps, caller, "code.delivery_failed", { detail }));',
      "",
      "Failures of the mail server leave no record",
    ],
    ['caller.language ?? "fa"', '"fa"', "Arabic and English people get a Persian mail"],
    [
      "if (journey.value?.codeEmailed !== code.id) return;",
      "if (!journey.value) return;",
      "A late refusal lets the next code be mailed twice",
    ],
    [
      "write.set(journey, transaction); if (!spent) return;",
      "if (!spent) return;",
      "A mail that was not taken cannot be asked for again",
    ],
    [
      "if (!spent) return;",
      "",
      "Each mail that is not taken gives a code back that was sent by SMS",
    ],
    ["ledger.refundCode(now);", "", "Mails that are not taken use up the day's codes"],
  ]),
  ...mutantsOf("domain/code/enter_code.ts", [
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/code/national_id_test.ts",
    "tests/domain/code/guesses_test.ts",
    `${TESTS}/returning_test.ts`,
    "tests/domain/budget/system_strain_test.ts",
    AUDIT,
    "tests/domain/code/channels_test.ts",
    "tests/domain/code/sending_test.ts",
    `${TESTS}/meddling_test.ts`,
    "tests/domain/code/dialling_test.ts",
    LIFETIMES,
    "tests/domain/code/mailed_code_test.ts",
  ], [
    [
      "!source.knownBrowser && await strain.isHigh()",
      "await strain.isHigh()",
      "While others guess a person's own browser has one try",
    ],
    [
      "!source.knownBrowser && await strain.isHigh()",
      "!source.knownBrowser && false",
      "While the system is under attack no guess is held back",
    ],
    [
      "Math.min(STRAINED_TRIES, rules.code.tries)",
      "rules.code.tries",
      "While the system is under attack no guess is held back",
    ],

    ['if (!typed.trim()) return { outcome: "missing" };', "", "An empty field is called malformed"],
  ]),
  ...mutantsOf("domain/code/decide_try.ts", [
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/code/national_id_test.ts",
    "tests/domain/code/guesses_test.ts",
    `${TESTS}/returning_test.ts`,
    "tests/domain/budget/system_strain_test.ts",
    AUDIT,
    "tests/domain/code/channels_test.ts",
    "tests/domain/code/sending_test.ts",
    `${TESTS}/meddling_test.ts`,
    "tests/domain/code/dialling_test.ts",
    LIFETIMES,
    "tests/domain/code/mailed_code_test.ts",
  ], [
    [
      "ledgers.behind?.spendGuess();",
      "",
      "Guesses by national ID are not counted against the number: twice as many",
    ],
    ["count(found.strain, isRight, write);", "", "The breaker of the whole system never trips"],
    ["ledgers.own.spendGuess();", "", "Codes can be guessed at day after day"],
    [
      "ledgers.behind?.succeed();",
      "",
      "A person who signs in by national ID three times a day is kept out by number",
    ],
    ["ledgers.own.succeed();", "", "A person who signs in three times a day is kept out"],
    [
      'if (retryAt !== null) return { outcome: "limited", retryAt };',
      "",
      "The budget of guesses has no effect",
    ],
    [
      'const isRight = judged === "right" && !isClosed;',
      'const isRight = judged === "right" || isClosed && false;',
      "By national ID a number has a second budget of guesses",
    ],
    [
      "|| !isSameSubject(transaction, one.subject)) {",
      ") {",
      "A code typed for one number opens the journey of another",
    ],
    [
      'if (!transaction.code) return { outcome: "none" };',
      'if (!transaction.code) return { outcome: "expired" };',
      "A person who can only dial is told to ask for another code",
    ],
    [
      "const wrongTries = transaction.code.wrongTries + 1;",
      "const wrongTries = transaction.code.wrongTries || 1;",
      "A code has any number of tries",
    ],
    [
      'deps.audit.include(write, auditRecord(deps, caller, "code.wrong"));',
      "",
      "Wrong codes leave no record",
    ],
    [
      'deps.audit.include(write, auditRecord(deps, caller, "code.right", { detail }));',
      "",
      "Right codes leave no record",
    ],
    [
      'emailed: channel === "email"',
      "emailed: transaction.codeEmailed !== undefined",
      "The record says that a code was mailed that was not",
    ],
    [
      "{ ...current, used: current.used + 1 }",
      "{ ...current }",
      "A café whose guests sign in is locked out",
    ],
    [
      "for (const place of [ip, network])",
      "for (const place of [ip])",
      "A network whose people sign in is locked out",
    ],
    [
      "write.delete(waiting); rememberAccepted",
      "rememberAccepted",
      "A holder of the former cookie stays in the journey",
    ],
    [
      "{ code: undefined, channel, authTime: now,",
      "{ channel, authTime: now,",
      "The used code stays in the store",
    ],
    [
      "{ code: undefined, channel, authTime: now,",
      "{ code: undefined, channel,",
      "The session is as old as its last step, not its code",
    ],
    [
      'wrongTries >= tries ? { outcome: "spent" }',
      'wrongTries > tries ? { outcome: "spent" }',
      "The page says that no try is left as if one were",
    ],
    [
      'knownBrowser ? "code_right_in_known_browser" : "code_right"',
      '"code_right"',
      "Known browsers ask for everything again",
    ],
    [
      "isRight ? { right: right + 1, wrong }",
      "isRight ? { right, wrong }",
      "The breaker trips on an ordinary day",
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
  ...mutantsOf("domain/sign_in/parse_identity.ts", [
    `${TESTS}/identity_test.ts`,
    `${TESTS}/foreigner_test.ts`,
    `${TESTS}/parse_identity_test.ts`,
  ], [
    [
      'documentKind || numberError === "missing" ? numberError : undefined',
      "numberError",
      "A number is called malformed before its kind is known",
    ],
    [
      "{ errors: { ...errors, birthDate: birthDateError } }",
      "{ errors }",
      "A wrong birth date is not named",
    ],
    [
      'documentKind: documentKind ? undefined : "missing"',
      "documentKind: undefined",
      "A missing kind is not named",
    ],
    [
      'fidaCode: "error" in fida ? fida.error : undefined',
      "fidaCode: undefined",
      "A wrong FIDA code is not named",
    ],
    [
      'nationalId: "error" in id ? id.error : undefined, birthDate',
      "birthDate",
      "A wrong national ID is not named",
    ],
  ]),
  ...mutantsOf("domain/code/proof_bits_for.ts", ["tests/domain/code/proof_bits_test.ts"], [
    [
      "ip: ip.value, network",
      "ip: null, network",
      "An ip that only sends works as little as any",
    ],
    [
      "network: network.value, strained",
      "network: null, strained",
      "A network that only sends works as little as any",
    ],
    [
      "network: network.value, strained }",
      "network: network.value, strained: false }",
      "The work under attack is as little as ever",
    ],
  ]),
  ...mutantsOf("domain/qr/approve.ts", [
    "tests/domain/qr/qr_test.ts",
    "tests/domain/qr/budget_test.ts",
    "tests/domain/qr/collecting_test.ts",
    AUDIT,
  ], [
    [
      'if (!ticket || live?.account.mobile !== mobile) return { outcome: "dead" };',
      'if (!ticket || !live) return { outcome: "dead" };',
      "A phone approves although the account lost its number while the registry was asked",
    ],
    [
      "mobile !== undefined && await ownsSim(deps.sim, mobile, identity)",
      "mobile !== undefined",
      "A phone whose SIM went to somebody else approves",
    ],
    [
      "await refundApproval(deps, phone, judged.spentAt);",
      "",
      "An outage of the registry costs approvals",
    ],
    [
      'if (ticket.state === "approved") return { outcome: "approved", ticket }; if (typed',
      "if (typed",
      "A second press of the button counts as another approval",
    ],
    [
      'write.set(found, { ...ticket, state: "refused" });',
      "",
      "After a wrong number the others can be tried",
    ],
    [
      'if (retryAt !== null) return { outcome: "limited", retryAt };',
      "",
      "Approvals are not limited: a flood of messages and sessions",
    ],
    [
      "Math.min(level, HIGHEST_LEVEL) as AssuranceLevel",
      "level",
      "A browser gets level 3 that never saw card or face",
    ],
    [
      "HIGHEST_LEVEL: AssuranceLevel = 2;",
      "HIGHEST_LEVEL: AssuranceLevel = 1;",
      "What a phone opens is of no use for most services",
    ],
    [
      "authTime, collectBy",
      "authTime: now, collectBy",
      "Chains of approvals keep a session alive forever",
    ],
    [
      'deps.audit.include(write, phoneRecord(deps, phone, "qr.approved"));',
      "",
      "Approvals leave no record",
    ],
    [
      'deps.audit.include(write, phoneRecord(deps, phone, "qr.refused", { reason }));',
      "",
      "Wrong numbers leave no record",
    ],
    [
      'return { outcome: refused ? "sim_mismatch" : "dead" };',
      'return { outcome: "sim_mismatch" };',
      "A ticket that was refused in the meantime is said to fail by its SIM",
    ],
  ]),
  ...mutantsOf("domain/qr/collect.ts", [
    "tests/domain/qr/qr_test.ts",
    "tests/domain/qr/collecting_test.ts",
    AUDIT,
  ], [
    ['qrStateAt(ticket, now) !== "approved"', "false", "An approval is collected after its time"],
    [
      "if (!approver?.account.mobile) return null;",
      "if (!approver) return null;",
      "An account without a number is opened",
    ],
    [
      "removeQrTicket(write, deps.hash, transaction);",
      "",
      "One approval opens any number of sessions",
    ],
    [
      "Math.min(level, levelOf(approver.account)) as typeof level",
      "level",
      "A session has a level that its account lost",
    ],
    [
      "openedFrom: namesOf(approver.session).filter((name) => name !== undefined)",
      "openedFrom: []",
      "What a thief's phone opened survives «این من نبودم»",
    ],
    [
      "if (signedIn) deps.background(() => sendDueNotices(deps));",
      "",
      "A person is not told at once of a session that a phone opened",
    ],
    [
      "account: approver.account, authTime,",
      "account: approver.account, authTime: now,",
      "Chains of approvals keep a session alive forever",
    ],
  ]),
  ...mutantsOf("domain/qr/draw.ts", [
    "tests/domain/qr/qr_test.ts",
    "tests/domain/qr/collecting_test.ts",
  ], [
    ["if (sameCode.value !== null) return false;", "", "Two browsers wait with one manual code"],
    [
      "if (formerToken) removeQrTicket(write, hash, qrTransaction(deps, formerToken));",
      "",
      "The code of before stays good beside the new one",
    ],
    [
      "expiresAt: now + QR_LIFETIME,",
      "expiresAt: now + 2 * QR_LIFETIME,",
      "A ticket lives longer than the page says",
    ],
    ["askedAt: now }", "askedAt: 0 }", "The phone cannot say when the browser asked"],
    [
      "number: phone?.match.shown,",
      "number: phone?.match.choices[0],",
      "The screen shows a wrong number",
    ],
    ["service: asker.service,", "service: undefined,", "The browser loses the way to its service"],
  ]),
  ...mutantsOf("domain/qr/enter_code.ts", [
    "tests/domain/qr/qr_test.ts",
    "tests/domain/qr/collecting_test.ts",
    AUDIT,
  ], [
    [
      'if (retryAt !== null) return { outcome: "limited", retryAt };',
      "",
      "Manual codes are guessed without end",
    ],
    ["spendQr(budgets, write, now);", "", "Manual codes are guessed without end"],
    [
      "{ uses: ofNetwork, limit: QR_ENTRIES_PER_NETWORK },",
      "",
      "Manual codes are guessed with many accounts of one network",
    ],
    [
      "{ uses: ofPerson, limit: QR_ENTRIES_PER_PERSON },",
      "",
      "One person guesses sixty manual codes an hour",
    ],
    [
      "const code = parseNumber(typed.trim());",
      "const code = typed;",
      "Persian digits of the manual code are refused",
    ],
    [
      'deps.audit.include(write, auditRecord(deps, place, "qr.code_unknown", { accountId }));',
      "",
      "Guessed manual codes leave no record",
    ],
    [
      "qrEntriesOfNetwork(place.network)",
      "qrEntriesOfNetwork(place.ip)",
      "Each address of a network has a budget of its own",
    ],
  ]),
  ...mutantsOf("domain/qr/holder.ts", ["tests/domain/qr/qr_test.ts", AUDIT], [
    [
      "ticket?.phone?.session === live.sessionDigest",
      "ticket?.phone !== undefined",
      "Another phone approves what one has opened",
    ],
    [
      'held && (state === "scanned" || state === "approved") ? ticket',
      'held && state === "scanned" ? ticket',
      "An approval cannot be taken back",
    ],
    [
      'held && (state === "scanned" || state === "approved") ? ticket',
      "held ? ticket",
      "A refused or lapsed ticket is approved",
    ],
    [
      "detail: { session: live.session.id, ...detail }",
      "detail: { session: live.session.id }",
      "The record does not say why a ticket was refused",
    ],
  ]),
  ...mutantsOf("domain/qr/phone.ts", [
    "tests/domain/qr/qr_test.ts",
    "tests/domain/qr/budget_test.ts",
    AUDIT,
  ], [
    [
      'if (retryAt !== null) return { outcome: "limited", retryAt };',
      "",
      "Codes are opened without limit, each with a permanent record",
    ],
    [
      "ticket?.phone?.session === phone.live.sessionDigest;",
      "ticket?.phone !== undefined;",
      "A second phone sees the choices of the first",
    ],
    [
      'state: "scanned", phone',
      'state: "waiting", phone',
      "The second phone takes the ticket from the first",
    ],
    [
      'state: "refused", approval: undefined }',
      "state: found.value.state, approval: undefined }",
      "A refused ticket can still be approved",
    ],
    [
      'deps.audit.include(write, phoneRecord(deps, phone, "qr.refused", { reason }));',
      "",
      "Refusals leave no record",
    ],
    [
      'deps.audit.include(write, phoneRecord(deps, phone, "qr.opened"));',
      "",
      "Openings leave no record",
    ],
  ]),
  ...mutantsOf("domain/qr/phone_budget.ts", [
    "tests/domain/qr/budget_test.ts",
    AUDIT,
    "tests/domain/qr/collecting_test.ts",
  ], [
    [
      "person: { record: qrOpeningsOfPerson, limit: QR_OPENINGS_PER_PERSON },",
      "person: { record: qrOpeningsOfPerson, limit: QR_OPENINGS_PER_SESSION },",
      "One session uses up all that its person may open",
    ],
    [
      "person: { record: qrApprovalsOfPerson, limit: QR_APPROVALS_PER_PERSON },",
      "person: { record: qrApprovalsOfPerson, limit: QR_APPROVALS_PER_SESSION },",
      "One session uses up all that its person may approve",
    ],
    [
      ".session.record(live.session.id)",
      ".session.record(live.sessionDigest)",
      "A new token refills a session's approvals",
    ],
    [
      ".person.record(live.account.id)",
      ".person.record(live.session.id)",
      "A person with twenty sessions approves a hundred times an hour",
    ],
    [
      'deps.audit.include(write, phoneRecord(deps, phone, "qr.limited", { use }));',
      "",
      "Exhausted approvals leave no record",
    ],
    [
      "if (spendQr(budgets, write, now)) {",
      "spendQr(budgets, write, now); if (budgets.length > 0) {",
      "Each opening is recorded as the last",
    ],
  ]),
  ...mutantsOf("domain/code/request_code.ts", [
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/code/security_codes_test.ts",
    "tests/domain/captcha/captcha_test.ts",
    "tests/domain/captcha/ways_test.ts",
    AUDIT,
    "tests/domain/code/national_id_test.ts",
    "tests/domain/code/sending_test.ts",
  ], [
    [
      `deps.audit.include(write, auditRecord(deps, caller, "captcha.limited"));`,
      "",
      "Addresses that guess security codes leave no record",
    ],
    [
      "{ ...before, failedCaptchas: before.failedCaptchas + 1 }",
      "{ ...before }",
      "Security codes can be guessed without end",
    ],
    [
      'if (closedUntil !== null) return { outcome: "limited", retryAt: closedUntil };',
      "",
      "Each further guess writes a record: the log is flooded",
    ],
    [
      "if (captcha.value) return null;",
      "",
      "A wrong answer and a right one of the same challenge both count",
    ],
    [
      "write.set(captcha, true); return outcome;",
      "return outcome;",
      "A challenge can be guessed at until it is right",
    ],
    [
      "const given = captcha.trim() ? { answer: captcha } : { proof: proof! };",
      "const given = proof ? { proof } : { answer: captcha };",
      "A person who types the digits is judged by a script's work that was not done",
    ],
    [
      "if (!captcha.trim() && !proof) return",
      "if (!captcha && !proof) return",
      "A space in the field costs the challenge",
    ],
    [
      'if ("error" in subject) return { outcome: "mobile", error: subject.error };',
      'if ("error" in subject) return { outcome: "mobile", error: "format" };',
      "A wrong national ID is called a wrong number",
    ],
    [
      'running?.step === "code" && isSameSubject(running, subject)',
      'running?.step === "code"',
      "A used challenge answers for any number",
    ],
    [
      "if (now < transaction.resendAt) return",
      "if (now <= transaction.resendAt) return",
      "A resend at the moment that the page names is refused",
    ],
    [
      'if (now < transaction.resendAt) return { outcome: "limited", retryAt: transaction.resendAt };',
      "",
      "The resend's pause is not kept after an outage",
    ],
    [
      'if (transaction?.step !== "code") return { outcome: "elsewhere" };',
      'if (!transaction) return { outcome: "elsewhere" };',
      "A resend throws a person back from a later step",
    ],
    [
      "(deps, caller, { mobile, nationalId })",
      "(deps, caller, { mobile })",
      "A resend by national ID reveals whether there is a number",
    ],
  ]),
  ...mutantsOf("domain/sign_in/return_to_account.ts", [
    `${TESTS}/returning_test.ts`,
    `${TESTS}/meddling_test.ts`,
    AUDIT,
  ], [
    [
      "if (event) deps.audit.include(write, auditRecord(deps, caller, event));",
      "",
      "Recycled numbers leave no record",
    ],
    [
      "if (!asked.answer) return await askIdentity",
      "if (!account) return await askIdentity",
      "A recycled number opens its former owner's account",
    ],
    [
      '"sim_not_owned", { accountId: undefined }',
      '"sim_not_owned"',
      "The new owner's journey still names the former owner's account",
    ],
    [
      "if (!account || !await isKnownBrowser(store, caller.browser, account, clock.now())) {",
      "if (!account) {",
      "A browser that was refused since the code opens the account once more",
    ],
  ]),
  ...mutantsOf("domain/code/send_code.ts", [
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/code/national_id_test.ts",
    "tests/domain/code/channels_test.ts",
    "tests/domain/code/sending_test.ts",
    "tests/domain/code/security_codes_test.ts",
    "tests/domain/captcha/captcha_test.ts",
    AUDIT,
    "tests/domain/code/delivery_test.ts",
  ], [
    [
      "again: !opening }",
      "again: false }",
      "The second code takes the way on which the first was lost",
    ],
    [
      "if (subject.nationalId === undefined) return await deliverCode(deps, caller, delivery);",
      'if (subject.nationalId !== "") return await deliverCode(deps, caller, delivery);',
      "The time of an answer reveals whether a national ID has a number",
    ],
  ]),
  ...mutantsOf("domain/code/decide_sending.ts", [
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/code/national_id_test.ts",
    "tests/domain/code/channels_test.ts",
    "tests/domain/code/sending_test.ts",
    "tests/domain/code/security_codes_test.ts",
    "tests/domain/captcha/captcha_test.ts",
    AUDIT,
    "tests/domain/code/delivery_test.ts",
  ], [
    [
      "if (opening) write.delete(running);",
      "",
      "The former journey stays beside the new one for half an hour",
    ],
    [
      'if (found.captcha?.value) return { outcome: "captcha_spent" };',
      "",
      "One security code sends any number of messages",
    ],
    [
      "if (found.captcha) write.set(found.captcha, true);",
      "",
      "One security code sends any number of messages",
    ],
    [
      'if (closedUntil !== null) return { outcome: "limited", retryAt: closedUntil };',
      "",
      "An address that guessed its fill is heard once a guess is right",
    ],
    [
      "opening ? captchasAllowedAt(ip, ipRules) : null",
      "captchasAllowedAt(ip, ipRules)",
      "Others' wrong security codes stop a resend",
    ],
    [
      "const ip = currentPlace(found.ip.value, now);",
      "const ip = currentPlace(null, now);",
      "Messages from one ip are not limited",
    ],
    [
      "const network = currentPlace(found.network.value, now);",
      "const network = currentPlace(null, now);",
      "Messages from one network are not limited",
    ],
    [
      "placeAllowedAt(network, networkRules)",
      "placeAllowedAt(network, ipRules)",
      "A whole network has the limit of one address",
    ],
    ["latest(own.codeAllowedAt(), placeAt);", "own.codeAllowedAt();", "Places are not limited"],
    [
      'deps.audit.include(write, auditRecord(deps, sending.caller, "code.limited"));',
      "",
      "Exhausted budgets leave no record",
    ],
    [
      "own.guessAllowedAt() !== null || placeAt !== null;",
      "placeAt !== null;",
      "A person who has no guess left waits for a code to dial",
    ],
    [
      "own.guessAllowedAt() !== null || placeAt !== null;",
      "own.guessAllowedAt() !== null;",
      "A place that only sends begins journeys without end",
    ],
    [
      "if (!deps.wires.ussd || isClosed) return",
      "if (isClosed) return",
      "The page tells to dial where no operator answers",
    ],
    [
      "code: stillLive(deps, sending, found),",
      "code: undefined,",
      "Asking once too often kills the code in hand",
    ],
    [
      "!subject.mobile || (behind !== undefined && behind.codeAllowedAt() !== null)",
      "!subject.mobile",
      "By national ID a number gets twice the messages",
    ],
    ["own.spendCode(); write.set", "write.set", "Messages to one number are not limited"],
    ["if (!silent) behind?.spendCode();", "", "By national ID a number gets twice the messages"],
    [
      "if (!silent) behind?.spendCode();",
      "behind?.spendCode();",
      "A silent journey uses up what the number may have",
    ],
    ["{ ...ip, sent: ip.sent + 1 }", "{ ...ip }", "Messages from one place are not limited"],
    [
      "silent ? decoyOf(record) : record",
      "record",
      "A journey without an account can be ended correctly by dialling",
    ],
    [
      "resendAt: now + deps.rules.person.resendAfter",
      "resendAt: now",
      "The page offers a resend at once",
    ],
    [
      'deps.audit.include(write, auditRecord(deps, sending.caller, "code.sent"));',
      "",
      "Messages leave no record",
    ],
    [
      'const same = running?.step === "code" && isSameSubject(running, subject);',
      'const same = running?.step === "code";',
      "The code of one number lives on in the journey of another",
    ],

    [
      "addWaiting(waiting.value, source,",
      "addWaiting(null, source,",
      "A stranger who begins later hides the person's own code",
    ],
    ["askedAt: now })", "askedAt: 0 })", "The phone cannot say which code is whose"],
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
      "behind: budgetOfMobile(deps, mobile || nationalId),",
      "behind: budgetOfMobile(deps, mobile),",
      "All national IDs without an account share one budget",
    ],
    [
      'own: personBudgetRecord(deps.hash.digest("national_id", nationalId)),',
      "own: budgetOfMobile(deps, mobile || nationalId),",
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
  ...mutantsOf("domain/budget/person.ts", [
    "tests/domain/code/national_id_test.ts",
    `${TESTS}/returning_test.ts`,
    "tests/domain/code/sending_test.ts",
    LIFETIMES,
  ], [[
    "expireIn: 31 * DAY",
    "expireIn: 2 * DAY",
    "A person who guesses slowly is forgotten after two days",
  ]]),
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
  ...mutantsOf(
    "domain/sign_in/complete.ts",
    [
      `${TESTS}/identity_test.ts`,
      `${TESTS}/meddling_test.ts`,
      `${TESTS}/completing_test.ts`,
      `${TESTS}/verify_later_test.ts`,
      `${TESTS}/returning_test.ts`,
      "tests/domain/session/revocation_test.ts",
      "tests/domain/notice",
      AUDIT,
      `${TESTS}/resuming_test.ts`,
    ],
    [
      [
        "const holdsSession = caller.session === session && live !== null",
        "const holdsSession = live !== null",
        "A journey that went on from one session is finished by another",
      ],
      [
        "live !== null && liveIn(live, now) !== null;",
        "live !== null;",
        "A journey that went on from a session completes after its end",
      ],
      [
        "return holdsSession && former?.mobile === mobile;",
        "return former?.mobile === mobile;",
        "A journey that went on from a session completes after its end",
      ],
      [
        "return holdsSession && former?.mobile === mobile;",
        "return holdsSession;",
        "A verified-later journey binds a number that the account has lost",
      ],

      [
        'if (value?.step !== "postal_code" || value.mobile !== mobile || !value.identity) return null;',
        "if (value?.mobile !== mobile || !value.identity) return null;",
        "A name that was denied in the meantime signs in",
      ],
      [
        'if (value?.step !== "postal_code" || value.mobile !== mobile || !value.identity) return null;',
        'if (value?.step !== "postal_code" || !value.identity) return null;',
        "An account gets a number that it was not proved for",
      ],
      [
        "return isSamePerson(value.identity.who, who) ? { ...value, identity: value.identity } : null;",
        "return { ...value, identity: value.identity };",
        "The address of one person verifies another",
      ],

      [
        "if (hasMoved(former, claim)) tellWorkers(write, now);",
        "",
        "The holder of the old SIM stays signed in at services for seconds",
      ],
      [
        "hasEnded: signedIn.hasEnded || hasMoved(former, claim)",
        "hasEnded: signedIn.hasEnded",
        "This worker keeps the old SIM's sessions warm",
      ],

      [
        "authTime: running.authTime ?? now,",
        "authTime: now,",
        "The session is as old as its last step, not its code",
      ],

      [
        "if (completion?.hasNotice) deps.background(() => sendDueNotices(deps));",
        "",
        "News of an account wait for the next minute's round",
      ],
    ],
  ),
  ...mutantsOf("domain/sign_in/bind_account.ts", [
    `${TESTS}/identity_test.ts`,
    `${TESTS}/meddling_test.ts`,
    `${TESTS}/completing_test.ts`,
    `${TESTS}/verify_later_test.ts`,
    `${TESTS}/returning_test.ts`,
    "tests/domain/session/revocation_test.ts",
    "tests/domain/notice",
    AUDIT,
    `${TESTS}/resuming_test.ts`,
  ], [[
    'const event = "address.change_requested"; deps.audit.include(write, auditRecord(deps, caller, event, { accountId }));',
    "",
    "Corrected addresses leave no record",
  ], [
    "if (formerOwner?.value) write.set(formerOwner, { ...formerOwner.value, mobile: undefined });",
    "",
    "Two accounts have one number",
  ], [
    "write.delete(accountByMobileRecord(hash, former.mobile));",
    "",
    "The old number still leads to the account",
  ], [
    "trackingNumber: newDigits(deps.random, 12),",
    "trackingNumber: newDigits(deps.random, 4),",
    "Tracking numbers are guessed, and meet",
  ]]),
  ...mutantsOf("domain/sign_in/return_to_account.ts", [
    `${TESTS}/identity_test.ts`,
    `${TESTS}/meddling_test.ts`,
    `${TESTS}/completing_test.ts`,
    `${TESTS}/verify_later_test.ts`,
    `${TESTS}/returning_test.ts`,
    "tests/domain/session/revocation_test.ts",
    "tests/domain/notice",
    AUDIT,
    `${TESTS}/resuming_test.ts`,
  ], [[
    "transaction.accountId === accountId && account.value?.mobile === transaction.mobile;",
    "transaction.accountId === accountId;",
    "A known browser continues although the account's number changed",
  ], [
    "transaction.accountId === accountId && account",
    "account",
    "A known browser's journey opens another account",
  ], [
    'transaction?.step === "returning" && transaction',
    "transaction && transaction",
    "A known browser's journey is ended from another step",
  ], [
    "if (!knowsAccount(opening.browser?.value ?? null, account.value, now)) return null;",
    "",
    "A browser that was refused since the code opens the account once more",
  ], [
    "const { channel, authTime = now } = transaction;",
    "const { channel } = transaction; const authTime = now;",
    "The session is as old as its last step, not its code",
  ]]),
  ...mutantsOf("domain/sign_in/account_after.ts", [
    `${TESTS}/identity_test.ts`,
    `${TESTS}/meddling_test.ts`,
    `${TESTS}/completing_test.ts`,
    `${TESTS}/verify_later_test.ts`,
    `${TESTS}/returning_test.ts`,
    "tests/domain/session/revocation_test.ts",
    "tests/domain/notice",
    AUDIT,
    `${TESTS}/resuming_test.ts`,
  ], [
    [
      '...former?.mobile !== account.mobile ? ["account.mobile_bound" as const] : [],',
      "",
      "Numbers that are bound leave no record",
    ],
    ['...former ? [] : ["account.created" as const],', "", "New accounts leave no record"],
    [
      '...isNewlyVerified ? ["account.verified" as const] : [],',
      "",
      "Verified accounts leave no record",
    ],
    [
      'account.status === "verified" && former?.status !== "verified";',
      'account.status === "verified";',
      "Each sign-in is recorded as a verification",
    ],
    [
      "...former, id",
      "id",
      "Refused browsers and ended sessions come back with the next full sign-in",
    ],
    [
      "address?.postalCode ?? former?.postalCode,",
      "address?.postalCode,",
      "A sign-in without the post loses the address",
    ],
    [
      "person.email ?? former?.email",
      "person.email",
      "A registry without an e-mail address erases it",
    ],
    [
      "createdAt: former?.createdAt ?? now,",
      "createdAt: now,",
      "The account looks as if it were new",
    ],
    [
      "verifiedAt: former?.verifiedAt ?? (verified ? now : undefined)",
      "verifiedAt: verified ? now : undefined",
      "The account looks as if it were verified today",
    ],
    [
      'address !== null || former?.status === "verified"',
      "address !== null",
      "A sign-in without the post takes the level away",
    ],
    [
      'status: verified ? "verified" : "temporary",',
      'status: "verified",',
      "Accounts without an address are verified",
    ],
    [
      "return hasMoved(former, proved) ? withSessionsEnded(account) : account;",
      "return account;",
      "The holder of the old SIM stays signed in",
    ],
    [
      'return { kind: "new_sim", formerMobile: former.mobile };',
      "return undefined;",
      "A person is not told that their account has another number",
    ],
    [
      'isRaised ? "level_raised" : "new_browser"',
      '"new_browser"',
      "The notice does not say that the account was verified",
    ],
  ]),
  ...mutantsOf(
    "domain/sign_in/open_session.ts",
    [
      `${TESTS}/completing_test.ts`,
      `${TESTS}/returning_test.ts`,
      "tests/domain/qr/qr_test.ts",
      "tests/domain/code/one_time_code_test.ts",
      "tests/domain/notice",
      AUDIT,
      "tests/domain/qr/collecting_test.ts",
    ],
    [
      [
        "replaces: caller.session,",
        "",
        "The session that the browser had lives on beside the new one",
      ],
      [
        "level: qr?.level ?? levelOf(account),",
        "level: levelOf(account),",
        "A phone of level 1 opens a session of level 2",
      ],
      [
        "const browser = qr ? undefined : rememberBrowser",
        "const browser = rememberBrowser",
        "A browser that a phone signed in becomes the person's own",
      ],
      ["openedFrom: qr?.openedFrom,", "", "What a thief's phone opened survives «این من نبودم»"],
      [
        '(!isKnown || news?.kind !== "new_browser") ? news',
        "!isKnown ? news",
        "In their own browser a person is not told of a new SIM or level",
      ],
      [
        '(!isKnown || news?.kind !== "new_browser") ? news',
        "true ? news",
        "Each sign-in in one's own browser sends a message",
      ],
      [
        "browser !== undefined && browser.token === undefined;",
        "browser?.token === undefined;",
        "A person is not told of a session that a phone opened",
      ],
      [
        "write.delete(transactionRecord(caller.transaction));",
        "",
        "The journey can be ended twice",
      ],
      [
        "{ session, level, ...via && { via } }",
        "{ session, level }",
        "The record does not say that a phone opened the session",
      ],
      [
        "hasEnded: hasReplaced || displaced.length > 0,",
        "hasEnded: hasReplaced,",
        "A displaced session stays warm in this worker",
      ],
      [
        'const detail = { session: id, by: session, reason: "limit" };',
        "const detail = {};",
        "Displaced sessions leave a record that names none",
      ],
    ],
  ),
  ...mutantsOf(
    "domain/assurance/prove_level.ts",
    [
      "tests/domain/assurance/prove_level_test.ts",
      "tests/domain/assurance/level_limits_test.ts",
      AUDIT,
    ],
    [
      [
        `account.status !== "verified" || session.level < 2`,
        "session.level < 2",
        "An account that is verified no longer reaches level 3 in an old session",
      ],
      [
        `account.status !== "verified" || session.level < 2`,
        `account.status !== "verified"`,
        "A session of level 1 reaches level 3",
      ],
      [
        "{ card: 5, face: 10 }",
        "{ card: 6, face: 10 }",
        "One more of somebody's cards is tried out",
      ],
      ["{ card: 5, face: 10 }", "{ card: 5, face: 11 }", "One more picture is tried out"],
      ["{ card: 5, face: 10 }", "{ card: 5, face: 9 }", "A tenth picture is not looked at"],
      [
        "level3TriesRecord(accountId, way)",
        'level3TriesRecord(accountId, "card")',
        "Tries with a card use up those with the face",
      ],
      [
        "await deps.cards.isHolder(parsed.cardNumber, live.account.identity);",
        "await deps.cards.isHolder(parsed.cardNumber, live.account.identity) !== undefined;",
        "Any card proves level 3",
      ],
      [
        `!isLive ? "not_live" : match ? null : "mismatch"`,
        `match ? null : "mismatch"`,
        "A picture of a picture proves level 3",
      ],
      [
        `!isLive ? "not_live" : match ? null : "mismatch"`,
        `!isLive ? "not_live" : null`,
        "Anybody's face proves level 3",
      ],
      [
        `!isLive ? "not_live" : match ? null : "mismatch"`,
        `!match ? "mismatch" : isLive ? null : "not_live"`,
        "Pictures can be tried out until the face is right",
      ],
      ["await refundDaily(deps, tries);", "", "An outage of the bank costs tries"],

      [
        "if (upload.length > MAX_PHOTO_BYTES)",
        "if (upload.length >= MAX_PHOTO_BYTES)",
        "A photo of just five megabytes is refused",
      ],
      [
        "deps.audit.include(write, limitedRecord(deps, account.id, way))",
        "{}",
        "Exhausted tries leave no record",
      ],
    ],
  ),
  ...mutantsOf("domain/assurance/raise_level.ts", [
    "tests/domain/assurance/prove_level_test.ts",
    "tests/domain/assurance/level_limits_test.ts",
    AUDIT,
  ], [[
    "level3: { at: now, way }",
    "level3: { at: now - 86_400_000, way }",
    "Level 3 has lapsed when it is proved",
  ], [
    'kind = "level_raised" as const',
    'kind = "new_browser" as const',
    "The notice says that somebody signed in, not that a level was raised",
  ], [
    "includeNotice(deps, write, news, { kind, ...noticeOf(caller, session) });",
    "",
    "A person is not told that their level was raised",
  ]]),
  ...mutantsOf("domain/sign_in/verify_later.ts", [
    `${TESTS}/verify_later_test.ts`,
    `${TESTS}/resuming_test.ts`,
  ], [
    [
      "found === null || !person.alive",
      "found === null",
      "A person who has died since continues to the postal code",
    ],
    [
      "found === null || !person.alive",
      "!person.alive",
      "A person who the registry no longer knows continues to the postal code",
    ],
    [
      "found ?? { firstName, lastName, fatherName, alive: true }",
      "found ?? { firstName, lastName, fatherName, alive: false }",
      "An outage of the registry sends people back to identity",
    ],
    [
      `account.status === "verified" || !account.mobile`,
      "!account.mobile",
      "A verified person is sent to the postal code again",
    ],
    [
      "authTime: session.authTime,",
      "authTime: deps.clock.now(),",
      "Verifying later makes an old session look fresh",
    ],
    [
      "session: sessionDigest,",
      "",
      "A verification that was begun is finished by the next person",
    ],
    [
      'asked.outcome === "answered" ? asked.answer : undefined',
      'asked.outcome === "answered" ? asked.answer : null',
      "An outage of the registry sends people back to identity",
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
