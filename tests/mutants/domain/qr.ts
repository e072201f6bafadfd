import { type Mutant, mutantsOf } from "../mutant.ts";

const AUDIT = "tests/domain/platform/audit_events_test.ts";
const LIFETIMES = "tests/domain/platform/lifetimes_test.ts";

export const mutants: Mutant[] = [
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
      'write.set(found, { ...ticket, state: "refused", refusal: reason });',
      "",
      "After a wrong number the others can be tried",
    ],
    [
      'return isRight ? { outcome: "approved", ticket } : { outcome: "dead" };',
      'return { outcome: "approved", ticket };',
      "Any number counts as the right one after the session was collected",
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
      "closeQrTicket(write, deps.hash, ticket);",
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
      "What a thief's phone opened survives «من نبودم»",
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
      "const code = parseDigits(typed);",
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
      'isHeldBy(ticket, phone) && (state === "scanned" || state === "approved") ? ticket',
      'isHeldBy(ticket, phone) && state === "scanned" ? ticket',
      "An approval cannot be taken back",
    ],
    [
      'isHeldBy(ticket, phone) && (state === "scanned" || state === "approved") ? ticket',
      "isHeldBy(ticket, phone) ? ticket",
      "A refused or lapsed ticket is approved",
    ],
    [
      "detail: { session: live.session.id, ...detail }",
      "detail: { session: live.session.id }",
      "The record does not say why a ticket was refused",
    ],
  ]),
  ...mutantsOf("domain/qr/number_match.ts", ["tests/domain/qr/number_match_test.ts"], [
    [
      "const CHOICES = 3;",
      "const CHOICES = 2;",
      "A person who does not see the screen guesses every other time",
    ],
    [
      "shown: all[below(random, CHOICES)]",
      "shown: all[0]",
      "The first number on the phone is always the right one",
    ],
    ["if (byte < bound)", "if (byte <= bound)", "Some numbers come more often than others"],
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
      'state: "refused", refusal: reason, approval: undefined }',
      "refusal: reason, approval: undefined }",
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
      'includeOnce(deps, write, uses.recorded, phoneRecord(deps, phone, "qr.limited", { use }));',
      "",
      "Exhausted approvals leave no record",
    ],
    [
      "if (spendQr(budgets, write, now)) {",
      "spendQr(budgets, write, now); if (budgets.length > 0) {",
      "Each opening is recorded as the last",
    ],
  ]),
  ...mutantsOf("domain/qr/ticket.ts", [
    LIFETIMES,
    "tests/domain/qr/ticket_test.ts",
    "tests/domain/qr/qr_test.ts",
  ], [
    [
      "QR_LIFETIME = 120 * SECOND",
      "QR_LIFETIME = 121 * SECOND",
      "A ticket lives longer than the page says",
    ],
    [
      "QR_COLLECT_WITHIN = 120 * SECOND",
      "QR_COLLECT_WITHIN = 119 * SECOND",
      "An approval dies before the page says so",
    ],
    [
      "QR_RECORD_LIFETIME = 10 * MINUTE",
      "QR_RECORD_LIFETIME = 2 * MINUTE",
      "The screen cannot say how the ticket ended",
    ],
    ["CODE_DIGITS = 9;", "CODE_DIGITS = 8;", "A guess at the manual codes hits ten times as often"],
    ["ID_LENGTH = 22;", "ID_LENGTH = 12;", "Tickets can be found by trying"],
    [
      `if (state === "refused" || state === "collected") return state;`,
      "",
      "The screen says that the time is over where the phone refused",
    ],
    [
      "now < (approval?.collectBy ?? expiresAt) ?",
      "now <= (approval?.collectBy ?? expiresAt) ?",
      "A ticket is good at the moment of its end",
    ],
    [
      "(approval?.collectBy ?? expiresAt)",
      "expiresAt",
      "An approval late in the ticket's life cannot be collected",
    ],
    [
      "expireIn: QR_LIFETIME,",
      "",
      "Manual codes stay in use forever: typing an old one is no longer counted as a guess",
    ],
    [
      "write.delete(records.ticket).delete(records.code);",
      "write.delete(records.ticket);",
      "The manual code of a ticket that is gone is still found",
    ],
    [
      `/^\\d+$/.test(text) && text.length === CODE_DIGITS`,
      "text.length === CODE_DIGITS",
      "A word of nine letters costs one of ten tries",
    ],
    [
      `text.length === CODE_DIGITS;`,
      "text.length >= CODE_DIGITS;",
      "A digit too many costs one of ten tries",
    ],
  ]),
];
