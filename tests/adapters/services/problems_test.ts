/** What the program says of a wrong `services.json`. */
import assert from "node:assert/strict";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { parseServices } from "../../../adapters/services/file.ts";
import { serviceSchema } from "../../../domain/services/service.ts";

const LIBRARY = { id: "library", title: { fa: "کتابخانه" }, upstream: "http://a.example" };

function problemsOf(data: unknown): string[] {
  try {
    parseServices(data, "services.json");
  } catch (error) {
    assert.ok(error instanceof ConfigurationError, String(error));
    return error.problems;
  }
  return [];
}

const problemsWith = (settings: Record<string, unknown>) =>
  problemsOf({ services: [{ ...LIBRARY, ...settings }] });

const SETTINGS = Object.keys(serviceSchema.shape);

/** The groups whose parts are settings too. */
const GROUPS = ["limits", "breaker", "health", "tls"] as const;

/** The parts of a group, whatever is wrapped around its schema. */
const partsOf = (schema: { shape?: object; unwrap?(): unknown }): string[] =>
  schema.shape ? Object.keys(schema.shape) : partsOf(schema.unwrap!() as typeof schema);

/** Of no setting's type. */
const WRONG = { a: { b: true } };

Deno.test("services.json: a wrong setting is named with its service and its place", () => {
  for (const name of SETTINGS.filter((name) => name !== "id")) {
    const [first, ...more] = problemsWith({ [name]: WRONG });
    assert.match(first, new RegExp(`^services\\.json: services\\.0 «library»: ${name}\\b`), name);
    assert.ok(!first.endsWith("Invalid input"), first);
    assert.ok(more.every((problem) => problem.includes(`«library»: ${name}`)), more.join("\n"));
  }
});

Deno.test("services.json: a wrong part of a group is named with its service and its place", () => {
  for (const group of GROUPS) {
    for (const part of partsOf(serviceSchema.shape[group])) {
      const settings = { upstream: "https://a.example", [group]: { path: "/", [part]: WRONG } };
      const problems = problemsWith(settings);
      const told = `services.json: services.0 «library»: ${group}.${part} `;
      assert.ok(problems.some((problem) => problem.startsWith(told)), `${told}\n${problems}`);
    }
  }
});

/** Each rule between settings, how it is broken, and the settings that it concerns. */
const RULES: { said: string; broken: Record<string, unknown>; of: string[] }[] = [
  {
    said: "needs either upstream or forward_auth, or openid alone",
    broken: { upstream: undefined },
    of: ["upstream", "forward_auth", "openid"],
  },
  {
    said: "routes need an upstream for all other targets",
    broken: { upstream: undefined, routes: [{ prefix: "/a/", upstream: "http://a.example" }] },
    of: ["upstream", "routes"],
  },
  {
    said: "tls needs an upstream that is https",
    broken: { tls: { ca: "ca.pem" } },
    of: ["upstream", "routes", "tls"],
  },
  {
    said: "tls certificate and key come together",
    broken: { upstream: "https://a.example", tls: { certificate: "c.pem" } },
    of: ["tls"],
  },
  {
    said: "backchannel_logout_uri must be https, or a path of the upstream",
    broken: { backchannel_logout_uri: "http://b.example/" },
    of: ["upstream", "backchannel_logout_uri"],
  },
  {
    said: "form_returns names a path that is public for POST already",
    broken: { public: [{ path: "/a", methods: ["POST"] }], form_returns: [{ path: "/a" }] },
    of: ["public", "form_returns"],
  },
  {
    said: "identity_headers.X-Id {national_id} needs national_id in attributes",
    broken: { identity_headers: { "X-Id": "{national_id}" } },
    of: ["attributes", "identity_headers"],
  },
  {
    said: "identity_headers.Host has a meaning of its own and cannot carry an identity",
    broken: { identity_headers: { Host: "{subject}" } },
    of: ["identity_headers"],
  },
];

Deno.test("services.json: a rule between settings is told although any other setting is wrong", () => {
  for (const { said, broken, of } of RULES) {
    for (const wrong of [...SETTINGS, "unknown"].filter((name) => !of.includes(name))) {
      const problems = problemsWith({ ...broken, [wrong]: WRONG });
      assert.ok(problems.some((one) => one.endsWith(`: ${said}`)), `${said} / ${wrong}`);
    }
  }
});

Deno.test("services.json: an entry that is there twice is told beside one of a wrong type", () => {
  const route = { prefix: "/a/", upstream: "http://a.example" };
  const twice: [Record<string, unknown>, string][] = [
    [{ public: ["/a", "/a", 5, null] }, "public names a path twice"],
    [{ form_returns: [{ path: "/a" }, null, { path: "/a" }] }, "form_returns names a path twice"],
    [{ routes: [route, {}, null, route] }, "routes name a prefix twice"],
    [{ identity_headers: { "X-A": "{level}", "x-a": "{level}", "X-B": 5 } }, "x-a is there twice"],
  ];
  for (const [settings, said] of twice) {
    const problems = problemsWith(settings);
    assert.ok(problems.length > 1, said);
    assert.ok(problems.some((problem) => problem.endsWith(said)), problems.join("\n"));
  }
  const others = [{ ...LIBRARY, theme: WRONG }, 5, LIBRARY, { ...LIBRARY, id: 5 }];
  assert.ok(
    problemsOf({ services: others }).includes(
      "services.json: services.2 «library»: id is «library», which an earlier service has",
    ),
  );
});

Deno.test("services.json: what is no list of services is told, and nothing else is judged", () => {
  for (const data of [null, 5, [], {}, { services: 5 }, { services: [5] }, { services: [null] }]) {
    assert.equal(problemsOf(data).length, 1, JSON.stringify(data));
  }
  assert.deepEqual(problemsOf({ services: [{ ...LIBRARY, id: 5 }] }), [
    "services.json: services.0: id Invalid input: expected string, received number",
  ]);
});
