import { type Mutant, mutantsOf } from "../mutant.ts";

const OF_AGENCY = ["tests/domain/dossier/agency_acts_test.ts"];
const OF_CITIZEN = ["tests/domain/dossier/citizen_acts_test.ts"];

export const mutants: Mutant[] = [
  ...mutantsOf("domain/dossier/state.ts", ["tests/domain/dossier/state_test.ts"], [
    ["if (!move?.by.includes(by))", "if (!move)", "An agency withdraws what a citizen asked for"],
    [
      "return move.needsReason && !reason",
      "return move.needsReason && false",
      "A dossier that was decided is reopened, and nobody says why",
    ],
    ["withdrawn: {},", "withdrawn: REOPENED,", "An agency goes on with what a citizen withdrew"],
    [
      "received: { in_review: BY_AGENCY },",
      "received: { in_review: BY_AGENCY, withdrawn: BY_CITIZEN },",
      "A dossier that the agency works on disappears from under it",
    ],
  ]),
  ...mutantsOf("domain/dossier/legal_clock.ts", ["tests/domain/dossier/legal_clock_test.ts"], [
    [
      'const runsIn = (state: DossierState) => turnOf(state) === "agency";',
      'const runsIn = (state: DossierState) => turnOf(state) !== "nobody";',
      "The legal time runs while the citizen or others are awaited",
    ],
  ]),
  ...mutantsOf("domain/platform/passage.ts", ["tests/domain/dossier/legal_clock_test.ts"], [
    ["Math.max(0, now - since)", "now - since", "A clock that is set back gives the agency time"],
  ]),
  ...mutantsOf("domain/dossier/usual_time.ts", [
    "tests/domain/dossier/usual_time_test.ts",
    ...OF_AGENCY,
  ], [
    [".slice(-MOST_CASES)", "", "A record grows with every decision until it does not fit"],
    [
      "cases.filter((_, i) => i !== former)",
      "[...cases]",
      "A case that is reopened again and again decides what is usual",
    ],
    ["if (cases.length < FEWEST_CASES)", "if (cases.length < 1)", "One case is called usual"],
  ]),
  ...mutantsOf("domain/dossier/open_dossier.ts", OF_AGENCY, [
    [
      "if (former.accountId !== accountId)",
      "if (false)",
      "An agency that mistakes a name shows one person's dossier as another's",
    ],
    [
      "tellCitizen(write, dossier, { browsers, at });",
      "",
      "Nothing tells a citizen of a new dossier",
    ],
  ]),
  ...mutantsOf("domain/dossier/agency_acts.ts", OF_AGENCY, [
    [
      "write.set(done, { digest, revision: result.dossier.revision });",
      "",
      "A move that is sent again because of a broken line happens twice",
    ],
    [
      "done.digest === digest ?",
      "true ?",
      "Another move under a used key is silently dropped",
    ],
    [
      "if (cases) countDecision(write, cases, found.value, result.dossier);",
      "",
      "Nobody learns what is usual",
    ],
  ]),
  ...mutantsOf("domain/dossier/correct_dossier.ts", OF_AGENCY, [
    [
      "if (former.revision !== revision)",
      "if (former.revision < revision)",
      "A clerk overwrites what another one has just corrected",
    ],
  ]),
  ...mutantsOf("domain/dossier/read_own.ts", [
    ...OF_CITIZEN,
    "tests/routes/dossier/dossier_test.ts",
  ], [
    [
      "if (dossier.value?.accountId !== accountId) return null;",
      "if (!dossier.value) return null;",
      "Anybody who is signed in reads the dossiers of others",
    ],
    [
      "if (!value || value.accountId === accountId) return;",
      "if (!value || value.accountId !== accountId) return;",
      "Nothing tells that somebody tried the dossiers of others",
    ],
  ]),
  ...mutantsOf("domain/dossier/citizen_acts.ts", OF_CITIZEN, [
    [
      "if (found.value?.accountId !== own.accountId) return;",
      "if (!found.value) return;",
      "Anybody who is signed in shows the state of others' dossiers",
    ],
    [
      "if (found.value?.accountId === accountId) markRead(write, accountId, id);",
      "",
      "What a citizen has seen stays unread for ever",
    ],
  ]),
  ...mutantsOf("domain/dossier/track.ts", OF_CITIZEN, [
    [
      "dossier && !dossier.isUntrackable ?",
      "dossier ?",
      "A number shows the state of a dossier that its citizen has hidden",
    ],
  ]),
  ...mutantsOf("domain/dossier/link.ts", ["tests/routes/api/dossiers_test.ts"], [
    ["/^\\/(?!\\/)", "/^\\/?", "An agency's link leads to a host of somebody else"],
  ]),
];
