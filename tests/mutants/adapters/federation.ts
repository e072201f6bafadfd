import { type Mutant, mutantsOf } from "../mutant.ts";

const test = (name: string) => [`tests/adapters/federation/${name}_test.ts`];

export const mutants: Mutant[] = [
  ...mutantsOf("adapters/federation/logout_sender.ts", test("logout_sender"), [
    [
      `const mayHelp = status >= 500 || status === 408 || status === 429;`,
      `const mayHelp = true;`,
      "A refused token is sent again and again",
    ],
    [
      `if (status >= 200 && status < 300) return`,
      `if (status >= 200 && status < 400) return`,
      "A redirect to a sign-in page counts as delivered",
    ],
  ]),
  ...mutantsOf("adapters/federation/attempt.ts", test("logout_sender"), [
    [`ATTEMPT_LIMIT = 2.5 * SECOND`, `ATTEMPT_LIMIT = 25 * SECOND`, "A service hangs for long"],
  ]),
  ...mutantsOf("adapters/federation/receivers.ts", test("logout_receivers"), [
    [
      `originOf: () => "https://_", isForbidden`,
      `originOf: () => "https://_"`,
      "Logout tokens reach the gateway's own machine",
    ],
    [
      `if (origin === undefined) return agencies.of(service);`,
      "",
      "A receiver at the upstream is not reached",
    ],
    [`routes: [],`, "", "Another of the service's servers gets the token"],
    [`upstream_host: host,`, "", "Another server hears a name that is not its own"],
  ]),
];
