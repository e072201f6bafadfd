import { type Mutant, mutantsOf } from "../mutant.ts";

const HTTP = "tests/http/gateway/session_ends_test.ts";

export const mutants: Mutant[] = [
  ...mutantsOf("domain/federation/logout_token.ts", [
    "tests/adapters/federation/logout_sender_test.ts",
  ], [
    [
      `LOGOUT_TOKEN_LIFETIME = 120`,
      `LOGOUT_TOKEN_LIFETIME = 86_400`,
      "A stolen token works all day",
    ],
    [`aud: service,`, `aud: issuer,`, "One service's token ends sessions at another"],
    [`events: { [EVENT]: {} },`, `events: {},`, "Libraries refuse the token"],
  ]),
  ...mutantsOf("domain/federation/tell_services.ts", [HTTP], [
    [
      `sidAt(service, ended.sessionId, hash)`,
      `ended.sessionId`,
      "Agencies can join their records by the session",
    ],
  ]),
  ...mutantsOf("domain/services/backchannel_logout.ts", [
    "tests/domain/services/backchannel_logout_test.ts",
  ], [
    [
      `upstream.includes(origin) ? { target } : { origin, target }`,
      `{ origin, target }`,
      "A receiver at the upstream is refused, or reached without its TLS settings",
    ],
    [
      `return protocol === "https:" ||`,
      `return true ||`,
      "Logout tokens cross a network in the clear",
    ],
    [
      `return service.upstream !== undefined;`,
      `return true;`,
      "A path of no server is taken, and nothing is ever told",
    ],
    [
      `!url.hash && !url.username && !url.password`,
      `true`,
      "A password in the address is stored and sent nowhere",
    ],
  ]),
  ...mutantsOf("domain/session/entered_services.ts", [
    "tests/domain/session/entered_services_test.ts",
  ], [
    [
      `if (isStillLive) return endOf(session.value!);`,
      "",
      "Services end the sessions of people who are signed in",
    ],
    [`write.delete(entered);`, "", "A service is told again and again"],
    [`if (services.includes(service)) return;`, "", "A service is told twice"],
    [
      `({ id }) => id === sessionId`,
      `({ id }) => id === ""`,
      "A session that got another level counts as ended",
    ],
  ]),
];
