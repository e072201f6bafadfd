import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/challenge";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/challenge/person_budget.ts", [`${TESTS}/person_budget_test.ts`], [
    [
      `this.#pooled("wrong", wrongPerDay),`,
      "",
      "Guesses from all unknown networks together are no longer limited",
    ],
    [
      `return kind === "codes" && next > this.now ? next : null;`,
      `return next > this.now ? next : null;`,
      "A fresh network is closed for guessing too: strangers can keep the owner out",
    ],
  ]),
  ...mutantsOf("domain/challenge/captcha.ts", [TESTS], [
    [
      `{ expireIn: 2 * LIFETIME }`,
      `{ expireIn: LIFETIME / 2 }`,
      "A spent security code is forgotten while its challenge lives, and good twice",
    ],
  ]),
  ...mutantsOf("domain/challenge/proof_of_work.ts", [TESTS], [
    [`words.every((word)`, `words.some((word)`, "One solved part of four is enough"],
  ]),
];
