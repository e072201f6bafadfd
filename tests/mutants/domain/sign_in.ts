import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/sign_in";
const AUDIT = "tests/domain/platform/audit_events_test.ts";
const PORTAL_TESTS = "tests/domain/portal";

export const mutants: Mutant[] = [
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
      '...isNewlyVerified(former, account) ? ["account.verified" as const] : [],',
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
    "write.set(formerOwner, without);",
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
        'noteSessionsEnded(write, { accountId: account.id, reason: "new_sim", now });',
        "",
        "The holder of the old SIM stays signed in at services for seconds",
      ],
      [
        "hasMoved(former, claim) ? [account.id] : []",
        "false ? [account.id] : []",
        "This worker keeps the old SIM's sessions warm",
      ],

      [
        "authTime: running.authTime ?? now,",
        "authTime: now,",
        "The session is as old as its last step, not its code",
      ],
    ],
  ),
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
  ...mutantsOf("domain/sign_in/open_session.ts", [`${PORTAL_TESTS}/ways_to_sign_in_test.ts`], [
    [
      `qr ? "qr" : passkey ? "passkey" : channel;`,
      `passkey ? "passkey" : channel;`,
      "Sign-ins by phone are not listed",
    ],
    [
      "knownBrowser = knowsAccount(records.browser?.value ?? null, account, now);",
      "knownBrowser = true;",
      "The list does not tell which browsers were new",
    ],
    [
      "knownBrowser = knowsAccount(",
      "knownBrowser = !qr && knowsAccount(",
      "The person's own browser counts as unknown if a phone signed it in",
    ],
    [
      "{ way, knownBrowser, place: caller.place });",
      "{ way, knownBrowser });",
      "The list does not tell where",
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
      `${PORTAL_TESTS}/ways_to_sign_in_test.ts`,
    ],
    [
      [
        "accountId, replaces, now: deps.clock.now() }",
        "accountId, now: deps.clock.now() }",
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
      ["openedFrom: qr?.openedFrom,", "", "What a thief's phone opened survives «من نبودم»"],
      [
        'knownBrowser && !qr && news?.kind === "new_browser";',
        "knownBrowser && !qr;",
        "In their own browser a person is not told of a new SIM or level",
      ],
      [
        'knownBrowser && !qr && news?.kind === "new_browser";',
        "false;",
        "Each sign-in in one's own browser sends a message",
      ],
      [
        "knownBrowser && !qr && news?.kind",
        "knownBrowser && news?.kind",
        "A person is not told of a session that a phone opened",
      ],
      [
        "write.delete(transactionRecord(caller.transaction));",
        "",
        "The journey can be ended twice",
      ],
      [
        "...via && { via },",
        "",
        "The record does not say that a phone opened the session",
      ],
      [
        "[...displaced, ...replaced ? [replaced] : []].map(accountOf)",
        "[...replaced ? [replaced] : []].map(accountOf)",
        "A displaced session stays warm in this worker",
      ],
      [
        'const detail = { session: id, by: session, reason: "limit" };',
        "const detail = {};",
        "Displaced sessions leave a record that names none",
      ],
    ],
  ),
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
      'if (asked.outcome !== "answered") return undefined;',
      'if (asked.outcome !== "answered") return null;',
      "An outage of the registry sends people back to identity",
    ],
    [
      "if (known) return known.person;",
      "",
      "Each page of a temporary account asks the registry",
    ],
    [
      "if (!kept.value) write.set(kept, {}, { expireIn: ASKED_AGAIN_AFTER });",
      "",
      "Many requests at once all ask the registry, and so does each during an outage",
    ],
    ["ANSWER_KEPT = 10 * MINUTE;", "ANSWER_KEPT = 20 * MINUTE;", "An answer is kept too long"],
  ]),
];
