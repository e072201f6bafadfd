import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/messages";

export const mutants: Mutant[] = mutantsOf("domain/messages/marks.ts", [
  `${TESTS}/marks_test.ts`,
], [
  [
    "write.set(marksChangedRecord(accountId), true);",
    "",
    "The badge counts what was opened at another worker",
  ],
  [
    "former?.version === version ? former",
    "former ? former",
    "The badge never changes while the person is here",
  ],
  [
    "one.newest.catch(() => people.get(accountId) === one && people.delete(accountId));",
    "one.newest.catch(() => {});",
    "After a moment without the store the list fails until a letter arrives",
  ],
]);
