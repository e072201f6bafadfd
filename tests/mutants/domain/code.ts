import { type Mutant, mutantsOf } from "../mutant.ts";

const LIFETIMES = "tests/domain/platform/lifetimes_test.ts";
const AUDIT = "tests/domain/platform/audit_events_test.ts";
const TESTS = "tests/domain/portal";
const SIGN_IN_TESTS = "tests/domain/sign_in";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/code/accepted_code.ts", [
    "tests/domain/code/one_time_code_test.ts",
    LIFETIMES,
    "tests/domain/code/guesses_test.ts",
    "tests/http/sign_in/repeated_test.ts",
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
      "accepted.value !== null ||",
      "",
      "A person whose answer was lost hears that they did nothing for 30 minutes",
    ],
    [
      `if (judgeCode(deps.hash, accepted.code, code, { now, tries: 1 }) !== "right") {`,
      "if (now >= accepted.code.expiresAt) {",
      "A holder of the browser's former cookie continues with any digits",
    ],
    [
      "write.set(found, { ...accepted, code: { ...accepted.code, wrongTries: 1 } });",
      "",
      "A holder of the former cookie tries every code",
    ],
  ]),
  ...mutantsOf("domain/code/decide_sending.ts", [
    "tests/domain/code/crowd_test.ts",
    "tests/domain/code/offered_proof_test.ts",
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
      'if (found.captcha && (error === null || error === "another"))',
      'if (found.captcha && error === "another")',
      "One security code sends any number of messages",
    ],
    [
      'if (found.captcha && (error === null || error === "another"))',
      "if (found.captcha && error === null)",
      "The first of two pictures is read once and answered for any number of second ones",
    ],
    [
      'if (error) return { outcome: "captcha", error };',
      "",
      "Places that only send go on by proof of work",
    ],
    [
      "if (!opening) return null;",
      'if (!opening) return "picture";',
      "Nobody can ask for another code",
    ],
    [
      "if (!sending.opening || isBrowserSource(sending.source)) return found;",
      "if (!sending.opening) return found;",
      "A person's own browser is held up by its crowd",
    ],
    [
      "if (isBrowserSource(source) || own.isAwaitingCode(hourOf(now))) return;",
      "if (own.isAwaitingCode(hourOf(now))) return;",
      "A person's own browser pads the share of an attacker beside it",
    ],
    [
      "if (isBrowserSource(source) || own.isAwaitingCode(hourOf(now))) return;",
      "if (isBrowserSource(source)) return;",
      "A person who asks three times counts as three who do not sign in",
    ],
    [
      "if (isBrowserSource(source) || own.isAwaitingCode(hourOf(now))) return;",
      "if (isBrowserSource(source) || own.isAwaitingCode(0)) return;",
      "The numbers of the hour before are sent codes again by work alone",
    ],
    [
      "write.set(strain, withSent(strain.value));",
      "",
      "Messages of the whole system are not counted",
    ],
    [
      'includeOnce(deps, write, found.recorded, auditRecord(deps, sending.caller, "code.limited"));',
      'deps.audit.include(write, auditRecord(deps, sending.caller, "code.limited"));',
      "Asking for a limited number fills the audit log",
    ],
    [
      'includeOnce(deps, write, found.recorded, auditRecord(deps, sending.caller, "code.limited"));',
      "",
      "Exhausted budgets leave no record",
    ],
    [
      'recordedRecord("code.limited", subjectDigest(deps, subject))',
      'recordedRecord("code.limited", "")',
      "Of all numbers that are limited within the hour one is recorded",
    ],
    [
      "const isClosed = own.guessAllowedAt() !== null;",
      "const isClosed = false;",
      "A person who has no guess left waits for a code to dial",
    ],
    [
      "if (!deps.wires.ussd || isClosed) return",
      "if (isClosed) return",
      "The page tells to dial where no operator answers",
    ],
    [
      "...stillLive(deps, sending, found),",
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
    [
      'countAt(place, "sent", now, write);',
      "{}",
      "Messages from one place are not limited",
    ],
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
  ...mutantsOf("domain/code/decide_try.ts", [`${TESTS}/ways_to_sign_in_test.ts`], [
    [
      "code: undefined, channel, authTime",
      "code: undefined, authTime",
      "The list of sign-ins lacks those with a code",
    ],
  ]),
  ...mutantsOf("domain/code/decide_try.ts", [
    "tests/domain/code/sending_test.ts",
    "tests/domain/code/guesses_test.ts",
    LIFETIMES,
  ], [[
    "...placeRecords(caller, deps.newShard()),",
    '...placeRecords({ ip: "", network: "" }, deps.newShard()),',
    "Where people sign in counts as a place that only sends",
  ]]),
  ...mutantsOf("domain/code/decide_try.ts", [
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/code/national_id_test.ts",
    "tests/domain/code/guesses_test.ts",
    `${SIGN_IN_TESTS}/returning_test.ts`,
    "tests/domain/budget/system_strain_test.ts",
    AUDIT,
    "tests/domain/code/channels_test.ts",
    "tests/domain/code/sending_test.ts",
    `${SIGN_IN_TESTS}/meddling_test.ts`,
    "tests/domain/code/dialling_test.ts",
    LIFETIMES,
    "tests/domain/code/mailed_code_test.ts",
  ], [
    [
      "ledgers.behind?.spendGuess();",
      "",
      "Guesses by national ID are not counted against the number: twice as many",
    ],
    [
      "write.set(found.strain, withCode(found.strain.value, isRight));",
      "",
      "The breaker of the whole system never trips",
    ],
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
      'countAt(place, "used", now, write);',
      "{}",
      "A café whose guests sign in is locked out",
    ],
    [
      "for (const place of knownBrowser ? [] : [ip, network])",
      "for (const place of [ip, network])",
      "A person's own browser pads the share of an attacker beside it",
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
      "triesLeft: Math.max(0, tries - wrongTries)",
      "triesLeft: tries - wrongTries + 1",
      "The page says that no try is left as if one were",
    ],
    [
      'knownBrowser ? "code_right_in_known_browser" : "code_right"',
      '"code_right"',
      "Known browsers ask for everything again",
    ],
  ]),
  ...mutantsOf("domain/code/deliver_code.ts", [
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/code/national_id_test.ts",
    "tests/domain/code/delivery_test.ts",
    AUDIT,
    "tests/domain/code/channels_test.ts",
    `${SIGN_IN_TESTS}/meddling_test.ts`,
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
    [`deps.onCodeSent?.("sms");`, "", "No metric says that codes leave"],
  ]),
  ...mutantsOf("domain/code/dial_for_code.ts", [
    "tests/domain/platform/audit_bounds_test.ts",
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
      "if (issued > 0) deps.audit.include(write, dialled);",
      "if (issued > 0) void dialled;",
      "Dialled codes leave no record",
    ],
    [
      "else includeOnce(deps, write, recorded, dialled);",
      "else deps.audit.include(write, dialled);",
      "Each call of a person who dials again and again is kept for good",
    ],
    [
      "issued = retryAt === null ? lacking : 0",
      "issued = lacking",
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
    `${SIGN_IN_TESTS}/meddling_test.ts`,
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
    `${SIGN_IN_TESTS}/returning_test.ts`,
    "tests/domain/budget/system_strain_test.ts",
    AUDIT,
    "tests/domain/code/channels_test.ts",
    "tests/domain/code/sending_test.ts",
    `${SIGN_IN_TESTS}/meddling_test.ts`,
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

    [
      'if (parseNumber(typed) === "") return { outcome: "missing" };',
      "",
      "An empty field is called malformed",
    ],
  ]),
  ...mutantsOf("domain/budget/shards.ts", ["tests/domain/sign_in/crowd_at_once_test.ts"], [
    [
      "random.bytes(6).toHex()",
      '""',
      "Two workers count in the same records, and their commits fail each other",
    ],
  ]),
  ...mutantsOf("domain/code/requirement.ts", [
    "tests/domain/code/offered_proof_test.ts",
    "tests/domain/code/crowd_test.ts",
  ], [
    [
      "proofBits({ ip, network, ...strain }, now)",
      "proofBits({ ip: null, network, ...strain }, now)",
      "An ip that only sends works as little as any",
    ],
    [
      "proofBits({ ip, network, ...strain }, now)",
      "proofBits({ ip, network: null, ...strain }, now)",
      "A network that only sends works as little as any",
    ],
    [
      "proofBits({ ip, network, ...strain }, now)",
      'proofBits({ ip, network, strained: false, sending: "usual" }, now)',
      "The work under attack is as little as ever",
    ],
  ]),
  ...mutantsOf("domain/code/offered_proof.ts", ["tests/domain/code/offered_proof_test.ts"], [
    [
      "return caller.browser ? LEAST_BITS : null;",
      "return LEAST_BITS;",
      "A page works for a proof that is refused",
    ],
    [
      "return caller.browser ? LEAST_BITS : null;",
      "return null;",
      "A person's own browser reads pictures because of its crowd",
    ],
  ]),
  ...mutantsOf("domain/code/refuse_answer.ts", [
    "tests/domain/code/security_codes_test.ts",
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/captcha/captcha_test.ts",
    AUDIT,
  ], [
    [
      `includeOnce(deps, write, recorded[place], auditRecord(deps, caller, "captcha.limited"));`,
      "",
      "Addresses that guess security codes leave no record",
    ],
    [
      'countAt(counted[place], "failedCaptchas", now, write);',
      "",
      "Security codes can be guessed without end",
    ],
    [
      "places[place].failedCaptchas + 1 <",
      "places[place].failedCaptchas <",
      "The first guess beyond the limit leaves no record",
    ],
    [
      '["ip", "network"] as const',
      '["ip"] as const',
      "A network guesses from one address after the other",
    ],
    [
      "if (captcha.value) return false;",
      "",
      "A wrong answer and a right one of the same challenge both count",
    ],
    ["write.set(captcha, true);", "", "A challenge can be guessed at until it is right"],
  ]),
  ...mutantsOf("domain/code/request_code.ts", [
    "tests/domain/code/one_time_code_test.ts",
    "tests/domain/code/security_codes_test.ts",
    "tests/domain/captcha/captcha_test.ts",
    "tests/domain/captcha/ways_test.ts",
    AUDIT,
    "tests/domain/code/national_id_test.ts",
    "tests/domain/code/sending_test.ts",
    "tests/domain/code/other_tabs_test.ts",
  ], [
    [
      "holder !== caller.transaction && await isUnderWay(deps, caller, subject)",
      "false",
      "A second tab sends a second message",
    ],
    [
      `&&\n    isSameSubject(running, subject);`,
      `;`,
      "A second tab signs in with the number of the first",
    ],
    [
      'const guessed = sent.outcome === "captcha" && isMistyped;',
      "const guessed = false;",
      "Where a picture is asked for, a proof lets a machine guess at it without end",
    ],
    [
      "if (!isTyped && !proof) return",
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
      "if (!untold) return await deliver();",
      "if (decision) return await deliver();",
      "The time of an answer reveals whether a national ID has a number",
    ],
  ]),
];
