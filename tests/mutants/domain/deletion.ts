import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/deletion";
const ASK = `${TESTS}/ask_test.ts`;
const END = `${TESTS}/end_account_test.ts`;
const KINDS = `${TESTS}/what_goes_test.ts`;

export const mutants: Mutant[] = [
  ...mutantsOf("domain/deletion/ask.ts", [ASK], [
    [
      "if (!isRecentlyProved(live.session, now))",
      "if (false)",
      "A stolen session asks for the end of the account",
    ],
    [
      "if (live.account.deletion) return",
      "if (live.account.deletion?.askedAt === 0) return",
      "Each press of the button puts the day off, and tells the person again",
    ],
    [
      "write.set(found.account, account) .delete(",
      "write.delete(",
      "An account whose person regretted it is deleted",
    ],
  ]),
  ...mutantsOf("domain/deletion/deletion.ts", [ASK, END], [
    ["REGRET_TIME = 7 * DAY", "REGRET_TIME = 6 * DAY", "The account ends before the day"],
    ["[0, SECOND_LOOK]", "[0]", "A letter that was being posted stays for good"],
  ]),
  ...mutantsOf("domain/deletion/end_account.ts", [ASK, END], [
    [
      "account.value?.deletion?.askedAt !== askedAt",
      "!account.value?.deletion",
      "An earlier request, taken back, hastens a later one",
    ],
    [
      "if (way.value === accountId) write.delete(way);",
      "write.delete(way);",
      "The new owner of a number is no longer found",
    ],
    [
      "removePasskeys(write, hash, passkeys, passkeys.value ?? []);",
      "",
      "A passkey leads to an account that is gone",
    ],
    ["deleteSessions(write, sessions);", "", "Sessions of a deleted account stay in the store"],
    [
      'notePersonChanged(write, { accountId, facts: [{ fact: "purged" }], now });',
      "",
      "Services never learn that the account is gone",
    ],
    [
      "for (const message of erasureMessages(accountId, now)) enqueue(write, message);",
      "",
      "Letters and dossiers of a deleted account stay for good",
    ],
  ]),
  ...mutantsOf("domain/deletion/erase_items.ts", [END], [
    ["isLegal || needsConfirmation", "false", "An agency cannot prove what it served"],
    [
      'appendEvents(write, log, [{ type: "letter.unopened", at, subject: id }]);',
      "",
      "Nobody sends the unopened letter on paper",
    ],
    [
      ".delete(dossierByNumberRecord(trackingNumber))",
      "",
      "The number of a deleted dossier leads somewhere",
    ],
  ]),
  ...mutantsOf("domain/deletion/senders.ts", [KINDS], [
    ["if (steps === STEPS_AT_ONCE) return false;", "", "A long list holds up a worker"],
  ]),
];
