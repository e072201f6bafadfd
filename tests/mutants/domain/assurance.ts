import { type Mutant, mutantsOf } from "../mutant.ts";

const AUDIT = "tests/domain/platform/audit_events_test.ts";

export const mutants: Mutant[] = [
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
        "await recordLimited(deps, account.id, way); return",
        "return",
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
];
