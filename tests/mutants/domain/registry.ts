import { type Mutant, mutantsOf } from "../mutant.ts";

const TESTS = "tests/domain/identity";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/registry/asking.ts", ["tests/domain/registry/asking_test.ts"], [
    [
      "retryAfter * SECOND",
      "retryAfter",
      "The page says that the registry may be asked again at once",
    ],
    [
      "throw error;",
      'throw new RegistryUnavailable("civil", 1, error);',
      "A fault of ours is reported as an outage of a registry",
    ],
  ]),
  ...mutantsOf("domain/registry/registries.ts", [`${TESTS}/person_identity_test.ts`], [
    [
      `sim.isOwner(mobile, identity.fidaCode, "fida")`,
      "sim.isOwner(mobile, identity.fidaCode)",
      "The SIM registry looks for a national ID and finds none",
    ],
  ]),
];
