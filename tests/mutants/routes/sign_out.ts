import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `routes/gateway/service/${name}.ts`;
const test = (name: string) => `tests/routes/gateway/service/${name}_test.ts`;
const HTTP = "tests/http/gateway/sign_out_test.ts";

export const mutants: Mutant[] = [
  ...mutantsOf(at("sign_out"), [test("sign_out"), HTTP], [
    [
      `method !== "GET" && method !== "POST"`,
      `method === "HEAD"`,
      "Requests of any method sign people out or lead away",
    ],
    [
      `const isOwn = method === "POST" && senderOf(request, originOf(context)) === "own";`,
      `const isOwn = senderOf(request, originOf(context)) === "own";`,
      "A link or an image signs people out",
    ],
    [
      `senderOf(request, originOf(context)) === "own";`,
      `senderOf(request, originOf(context)) !== "other";`,
      "A form whose sender is unknown signs people out",
    ],
    [
      `await endSession(deps, request, context);`,
      "",
      "A service's sign-out button does nothing",
    ],
    [
      `audienceOf(request) === "script" ? answer(204) : onwards`,
      `onwards`,
      "A script's sign-out looks like a failure to it",
    ],
    [
      `stated.startsWith("/") ? origin + stated : stated`,
      `stated`,
      "A path of the service leads to the window",
    ],
    [
      `return { location: location ?? \`\${origin}/\` };`,
      `return { location: stated };`,
      "Sign-out leads to other sites",
    ],
  ]),
  ...mutantsOf(at("session_document"), [HTTP], [
    [
      `if (request.method !== "GET") return null;`,
      "",
      "The session document answers to any method",
    ],
    [
      `deps, live, { request, context }`,
      `deps, null, { request, context }`,
      "Nobody is ever signed in, say scripts",
    ],
    [
      `pageAt(origin, headers.get("referer"), context.service.paths) ?? "/"`,
      `"/"`,
      "Sign-in forgets the page that asked",
    ],
    [
      `if (!live || refusal)`,
      `if (!live)`,
      "A service's script learns of people whom the service does not admit",
    ],
    [`"cache-control": "no-store",`, "", "The session document of one person is shown to the next"],
  ]),
  ...mutantsOf("domain/gateway/visitor/session_document.ts", [
    "tests/domain/gateway/visitor/session_document_test.ts",
  ], [
    [
      `Math.min(secondsTo(session.lastSeenAt + IDLE_LIMIT), remaining_seconds)`,
      `secondsTo(session.lastSeenAt + IDLE_LIMIT)`,
      "A page promises half an hour to a session that ends in ten minutes",
    ],
    [
      `Math.max(0, Math.floor(`,
      `Math.max(0, Math.ceil(`,
      "A page promises a second that there is not",
    ],
  ]),
  ...mutantsOf("domain/gateway/request/sender.ts", [
    "tests/domain/gateway/request/sender_test.ts",
  ], [
    [
      `isForeign && stated !== "null" ? "other" : "own"`,
      `"own"`,
      "A page that states another origin counts as the service's own",
    ],
    [
      `if (isForeign || (site !== null && site !== "none")) return "other";`,
      `if (isForeign || site === "cross-site") return "other";`,
      "A page of one service acts at another service",
    ],
    [
      `stated === origin ? "own" : "unstated"`,
      `"own"`,
      "A request without a sender counts as the service's own",
    ],
  ]),
];
