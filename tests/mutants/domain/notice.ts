import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/notice";
const AUDIT = "tests/domain/platform/audit_events_test.ts";
const LIFETIMES = "tests/domain/platform/lifetimes_test.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/notice/include_notice.ts", [
    `${TESTS}/joined_notice_test.ts`,
    "tests/domain/platform/lifetimes_test.ts",
  ], [
    ["JOINED_WITHIN = MINUTE;", "JOINED_WITHIN = 2 * MINUTE;", "News come later than documented"],
    ["MAX_JOINED = 20;", "MAX_JOINED = 21;", "A message tells of more than a person can have"],
    [
      '[hash.digest("mobile", formerMobile)],',
      "[],",
      "Of two former numbers one is not told",
    ],
    [
      "return latest > now ? latest : latest + JOINED_WITHIN;",
      "return latest + JOINED_WITHIN;",
      "News wait for two minutes",
    ],

    [
      "message && !message.attempts && refusal &&",
      "message && refusal &&",
      "News join a message that was sent already and are lost",
    ],
    [
      "refusal.closes.length < MAX_JOINED",
      "refusal.closes.length <= MAX_JOINED",
      "A message tells of twenty-one",
    ],
    [
      "closes: [...refusal.closes, { session, browser }],",
      "closes: [...refusal.closes],",
      "The link of several news closes the first only",
    ],
    [
      "(notice.more ?? 0) + 1",
      "1",
      "The message says that there was one more where there were ten",
    ],

    [
      "notice: { ...refusal.notice, more },",
      "notice: { ...refusal.notice },",
      "The link's page says less than the message",
    ],
    [
      "dueAt > now ? dueAt : undefined",
      "undefined",
      "A hundred sign-ins send a hundred messages",
    ],
    [
      "closes: [{ session, browser }],",
      "closes: [{ session }],",
      "The link leaves the thief's browser known",
    ],
    [
      "{ expireIn: dueAt + JOINED_WITHIN - now }",
      "{ expireIn: JOINED_WITHIN / 2 }",
      "A hundred sign-ins send a message each half minute",
    ],
    [
      "enqueue(write, noticeMessage({ ...notice, more }, waiting.dueAt));",
      "",
      "The message does not say that there was more",
    ],
  ]),
  ...mutantsOf("domain/notice/notice.ts", [
    `${TESTS}/notice_test.ts`,
    `${TESTS}/sending_notices_test.ts`,
    "tests/domain/platform/lifetimes_test.ts",
  ], [
    [
      ", maxAttempts: NOTICE_PAUSES.length + 1",
      "",
      "A notice that no channel accepts is tried forever",
    ],
    ["pauses: NOTICE_PAUSES, ", "", "A person gets the same message every second"],
    ["[1, 5, 15, 60]", "[1, 5, 15]", "After twenty minutes without an operator no notice is sent"],
    ["[1, 5, 15, 60]", "[1, 5, 15, 61]", "The last try comes later than documented"],
    ["[1, 5, 15, 60]", "[2, 5, 15, 60]", "The second try comes later than documented"],
    [
      "REFUSAL_LIFETIME = 7 * DAY;",
      "REFUSAL_LIFETIME = 6 * DAY;",
      "A link dies before the message says so",
    ],
    [
      "REFUSAL_LIFETIME = 7 * DAY;",
      "REFUSAL_LIFETIME = 8 * DAY;",
      "A link lives longer than documented",
    ],
    [
      '[hash.digest("not_me", "key", token)]',
      "[token]",
      "A reader of the store can end sessions by its links",
    ],
  ]),
  ...mutantsOf("domain/notice/refuse.ts", [
    `${TESTS}/notice_test.ts`,
    `${TESTS}/joined_notice_test.ts`,
    "tests/domain/session/revocation_test.ts",
    `${TESTS}/refusing_test.ts`,
    "tests/domain/passkey/add_test.ts",
    AUDIT,
  ], [
    [
      "if (passkeys.length > 0) removePasskeys(write, deps.hash, list, passkeys);",
      "",
      "A thief's passkey opens the account after «من نبودم»",
    ],
    [
      "...passkeys.map(({ id }) => [id, now + ABSOLUTE_LIMIT]),",
      "",
      "Sessions that a thief's passkey opened survive «من نبودم»",
    ],
    [
      '...passkeys.length > 0 && { passkeys: passkeys.map(({ id }) => id).join(" ") },',
      "",
      "The record does not list the passkeys that were removed",
    ],
    [
      "if (refusal.value.usedAt) return { accountId, first: false, several, passkeys: false };",
      "",
      "The link ends sessions again and again, each time with a record",
    ],
    [
      "write.set(account, withRefused(withoutRefusedEmail(kept, names), names, now));",
      "",
      "«من نبودم» ends nothing",
    ],
    [
      'noteSessionsEnded(write, { accountId, reason: "not_me", now });',
      "",
      "Other workers serve the thief's session",
    ],
    [
      'deps.audit.include(write, { at: now, event: "session.refused", accountId, requestId, detail: { kind: notice.kind, told: closes.length, ...passkeys.length > 0 && { passkeys: passkeys.map(({ id }) => id).join(" ") }, }, });',
      "",
      "Refusals leave no record",
    ],
    [
      "refusal.value.closes.length > 1;",
      "refusal.value.closes.length > 2;",
      "The page speaks of one session where there were two",
    ],
    [
      "[session, now + ABSOLUTE_LIMIT],",
      "",
      "«من نبودم» ends no session without a known browser",
    ],
    ["[session, now + ABSOLUTE_LIMIT],", "[session, now + 1],", "A refused session comes back"],
    [
      "[[browser, now + BROWSER_LIFETIME]]",
      "[[browser, now + ABSOLUTE_LIMIT]]",
      "The thief's browser is known again tomorrow",
    ],
    [
      "browser === undefined ? [] :",
      "browser !== undefined ? [] :",
      "The thief's browser stays known",
    ],
    [
      "{ ...refusal.value, usedAt: now }",
      "{ ...refusal.value }",
      "The link ends sessions again and again",
    ],
  ]),
  ...mutantsOf("domain/notice/taken.ts", [`${TESTS}/notice_test.ts`], [
    [
      "if (error instanceof DeliveryFailed) return false; throw error;",
      "return false;",
      "An outage of the store is mistaken for a message that did not arrive",
    ],
  ]),
  ...mutantsOf("domain/notice/settings.ts", [`${TESTS}/settings_test.ts`], [
    [
      'one === "sms" && (isRequired || isLost)',
      'one === "sms" && isLost',
      "A thief in a session switches off what tells of them",
    ],
    [
      'one !== "email" || hasEmail',
      "true",
      "Who chose e-mail and has no address any more is told nothing",
    ],
  ]),
  ...mutantsOf("domain/dossier/news.ts", ["tests/domain/dossier/news_test.ts"], [
    [
      "if (!isUnread || isOver) return",
      "if (!isUnread) return",
      "People are told that it is their turn after they have done it",
    ],
    ["isQuiet: !wasPressing", "isQuiet: false", "Each move of a dossier costs an SMS"],
    [
      "toldAt > at ? toldAt : toldAt + PRESSING_PAUSE",
      "toldAt + PRESSING_PAUSE",
      "A dossier that is moved back and forth is never told of",
    ],
  ]),
  ...mutantsOf("domain/contact/confirm_email.ts", ["tests/domain/contact/email_test.ts"], [
    [
      "const wrongTries = issued.wrongTries + 1;",
      "const wrongTries = issued.wrongTries;",
      "The code of a stranger's address can be guessed",
    ],
    ["write.delete(pending);\n    keep(", "keep(", "A code counts more than once"],
  ]),
  ...mutantsOf("domain/notice/send_notices.ts", [
    `${TESTS}/notice_test.ts`,
    `${TESTS}/sending_notices_test.ts`,
    AUDIT,
  ], [
    ["isClaimed: true,", "", "News join a message that is leaving"],
    [
      'including("notice.failed", content',
      'including("notice.sent", content',
      "The record says that a person was told who was not",
    ],
    [
      "if (!account) return true;",
      "if (!account) return false;",
      "News of an account that is gone are tried forever",
    ],
    [
      "await bySms(account.mobile) || await byMail()",
      "await bySms(account.mobile)",
      "No notice is sent while the operator is down",
    ],
    [
      "await bySms(account.mobile) || await byMail()",
      "await byMail()",
      "People without an e-mail address are told nothing",
    ],
    [
      "await Promise.all([bySms(notice.formerMobile), byMail()])",
      "await Promise.all([bySms(account.mobile), byMail()])",
      "The new SIM is told of itself, the old one of nothing",
    ],
    [
      "await Promise.all([bySms(notice.formerMobile), byMail()])",
      "await Promise.all([bySms(notice.formerMobile)])",
      "A stolen number is told to the thief's SIM only",
    ],
    ["answers.includes(true)", "answers.every(Boolean)", "A new SIM is told five times"],
    [
      "if (!mobile || notice.smsLost) return",
      "if (!mobile) return",
      "A message that does not arrive is sent again instead of an e-mail",
    ],
    ["slice(-4)", "slice(-8)", "The holder of the old SIM reads the new number"],
    [
      "const { lost } = await rememberSent(store, messageId, { notice });",
      "const lost = false;",
      "A message that was lost is not sent by e-mail",
    ],
    [
      "if (lost) throw new DeliveryFailed(0);",
      "",
      "A message that was lost at once is not sent by e-mail",
    ],
    [
      "if (!mail || !address) return Promise.resolve(false);",
      "if (!mail || !address) return Promise.resolve(true);",
      "Without an e-mail address a refused SMS counts as sent",
    ],
  ]),
  ...mutantsOf("domain/notice/sent_message.ts", ["tests/domain/notice/sent_message_test.ts"], [
    [
      "REPORT_LIFETIME = 10 * MINUTE",
      "REPORT_LIFETIME = 9 * MINUTE",
      "A late report does not bring the notice by e-mail",
    ],
    [
      "expireIn: REPORT_LIFETIME,",
      "",
      "Who was sent a message, and when, stays in the store forever",
    ],
    [
      "expireIn: MINUTE,",
      "expireIn: MINUTE / 60,",
      "A report that is faster than the store is lost",
    ],
    ["expireIn: MINUTE,", "", "Anybody's reports stay in the store forever"],
    [
      "write.delete(sent); include(sent.value, write);",
      "include(sent.value, write);",
      "A report that comes twice sends two e-mails",
    ],
    [".value !== null };", ".value === null };", "Every message counts as lost"],
  ]),
  ...mutantsOf("domain/notice/signed_call.ts", [
    LIFETIMES,
    "tests/domain/notice/signed_call_test.ts",
  ], [
    [
      "const WINDOW = MINUTE;",
      "const WINDOW = 2 * MINUTE;",
      "Calls are trusted later than documented",
    ],
    ["> WINDOW) return", ">= WINDOW) return", "A call of just one minute is refused"],
    [
      "expireIn: 3 * WINDOW,",
      "expireIn: WINDOW,",
      "A recorded call is taken again after a minute: somebody dials in the person's name",
    ],
    [
      "/^[\\w-]{16,64}$/",
      "/^[\\w-]{15,64}$/",
      "Short nonces, which come again by chance, are taken",
    ],
    ["/^[\\w-]{16,64}$/", "/^[\\w-]{16,63}$/", "The operator's longest nonces are refused"],
    ["/^[\\w-]{16,64}$/", "/^[\\w-]{17,64}$/", "The operator's shortest nonces are refused"],
    [
      ".create(callNonceRecord(nonce), true)",
      ".set(callNonceRecord(nonce), true)",
      "A recorded call is taken again",
    ],
    [
      'if (!deps.verify(`${timestamp}\\n${nonce}\\n${body}`, signature)) return "forged";',
      "",
      "Anybody may dial for any number",
    ],
    [
      "`${timestamp}\\n${nonce}\\n${body}`",
      "`${timestamp}\\n${nonce}`",
      "The number that dials can be exchanged",
    ],
    ["!TIMESTAMP.test(timestamp) || ", "", "A timestamp that is no number is taken"],
  ]),
];
