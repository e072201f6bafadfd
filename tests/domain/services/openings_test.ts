import assert from "node:assert/strict";
import { parseTarget } from "../../../domain/gateway/request/target.ts";
import { isOpeningPath } from "../../../domain/services/opening_path.ts";
import { serviceSchema } from "../../../domain/services/service.ts";

const parse = (settings: Record<string, unknown>) =>
  serviceSchema.safeParse({
    id: "library",
    title: { fa: "کتابخانه" },
    upstream: "http://a.example",
    ...settings,
  });

/** Messages with their paths. */
function problems(settings: Record<string, unknown>): string[] {
  const { error } = parse(settings);
  assert.ok(error, JSON.stringify(settings));
  return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

const PATHS = [
  "/",
  "/manifest.json",
  "/assets/",
  "/.well-known/assetlinks.json",
  "/a/b.c/..d/e..",
  "/-._~!$&'()*+,=:@",
  "/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4%20%D9%86/",
];
const NO_PATHS = [
  ..."  a //  /a// //a /./ /../ /a/.. /a/./b /a/. /a;b /a;/ /a?b /a#b /a\\b /%2e%2e/ /%2F /%2f"
    .split(" "),
  ..."/%7E /%61 /a%00 /%25 /%252e /%C2%80 /%FF /%C0%AF /%d9%85 /% /%D /é /گ * /a*b|".split(" "),
  "/a b",
  "/a\n",
  "\n/a",
  "http://a/",
  `/${"a".repeat(1000)}`,
];

Deno.test("isOpeningPath accepts one spelling of a path, which is canonical", () => {
  for (const path of PATHS) {
    assert.ok(isOpeningPath(path), path);
    assert.equal(parseTarget(path)?.path, path, path);
  }
  for (const path of NO_PATHS) assert.ok(!isOpeningPath(path), JSON.stringify(path));
});

Deno.test("openings: none by default", () => {
  const { data } = parse({});
  assert.deepEqual([data?.public, data?.cors, data?.form_returns], [[], undefined, []]);
});

Deno.test("openings: public paths are for GET and HEAD by default", () => {
  const { data } = parse({
    public: ["/manifest.json", { path: "/git/", methods: ["POST"] }, { path: "/", exact: true }],
  });
  const get = ["GET", "HEAD"];
  assert.deepEqual(data?.public, [
    { path: "/manifest.json", methods: get, exact: false },
    { path: "/git/", methods: ["POST"], exact: false },
    { path: "/", methods: get, exact: true },
  ]);
});

Deno.test("openings: what is wrong with public paths is said at its place", () => {
  assert.match(problems({ public: ["/"] }).join(), /public\.0: "\/" would open the whole site/);
  assert.match(problems({ public: [{ path: "/" }] }).join(), /would open the whole site/);
  for (const path of NO_PATHS) {
    const [problem] = problems({ public: ["/a", path] });
    assert.match(problem, /public\.1\.path: must be a path as browsers send it/, path);
  }
  for (const path of ["/a/*", "/*", "/a*"]) {
    assert.match(problems({ public: [path] }).join(), /«\*» stands for itself/);
  }
  for (const path of ["/_panjereh", "/_panjereh/", "/_PANJEREH/session"]) {
    assert.match(problems({ public: [path] }).join(), /gateway's own/);
    assert.match(problems({ form_returns: [{ path }] }).join(), /gateway's own/);
  }
  assert.ok(parse({ public: ["/_panjereh_x"] }).success);
  assert.match(problems({ public: ["/a", { path: "/a" }] }).join(), /names a path twice/);
  assert.match(problems({ public: [{ path: "/a", methode: [] }] }).join(), /methode/);
  for (const methods of [[], ["get"], ["*"], ["GET POST"], ["GET\n"]]) {
    assert.ok(!parse({ public: [{ path: "/a", methods }] }).success, methods.join());
  }
});

Deno.test("openings: origins are listed exactly as browsers send them", () => {
  const right = [
    "https://spa.example.ir",
    "https://spa.example.ir:8443",
    "http://spa.localhost:8000",
    "http://localhost",
    "http://127.0.0.1:3000",
  ];
  for (const origin of right) assert.ok(parse({ cors: { origins: [origin] } }).success, origin);
  const wrong = [
    ..."* null  https://spa.example.ir/ https://spa.example.ir:443 https://SPA.example.ir".split(
      " ",
    ),
    ..."https://*.example.ir spa.example.ir //spa.example.ir https://a@b.ir https://b.ir?".split(
      " ",
    ),
    ..."ftp://spa.example.ir file:// data: https://گ.ir https://a.ir,https://b.ir".split(" "),
    "https://a.ir\n",
  ];
  for (const origin of wrong) {
    const [problem] = problems({ cors: { origins: [origin] } });
    assert.match(problem, /cors\.origins\.0: must be an origin as browsers send it/, origin);
  }
  for (const origin of ["http://spa.example.ir", "http://localhost.evil.ir"]) {
    assert.match(problems({ cors: { origins: [origin] } }).join(), /must be https/);
  }
});

Deno.test("openings: cors is a word or a list with its limits", () => {
  assert.equal(parse({ cors: "upstream" }).data?.cors, "upstream");
  const origins = ["https://spa.example.ir"];
  assert.deepEqual(parse({ cors: { origins } }).data?.cors, {
    origins,
    methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    max_age: 600,
  });
  assert.match(problems({ cors: "*" }).join(), /must be "upstream" or/);
  for (const more of [{ headers: ["*"] }, { headers: ["a, b"] }, { headers: ["a\r\n"] }]) {
    assert.ok(!parse({ cors: { origins, ...more } }).success, JSON.stringify(more));
  }
  assert.ok(!parse({ cors: { origins: [] } }).success);
  assert.ok(!parse({ cors: { origins, max_age: 86_401 } }).success);
});

Deno.test("openings: a form returns to a path that is not public for POST", () => {
  const post = { methods: ["GET", "POST"] };
  const set = (form: string, ...paths: object[]) => ({
    public: paths,
    form_returns: [{ path: form }],
  });
  const wrong = [
    set("/pay/callback", { path: "/pay/", ...post }),
    set("/callback", { path: "/x" }, { path: "/callback", ...post }),
  ];
  for (const settings of wrong) {
    assert.match(problems(settings).join(), /form_returns: names a path that is public/);
  }
  const right = [
    set("/pay/callback", { path: "/pay/" }),
    set("/pay/callback", { path: "/pay/", exact: true, ...post }),
    set("/callback.html", { path: "/callback", ...post }),
  ];
  for (const settings of right) assert.ok(parse(settings).success, JSON.stringify(settings));
});

Deno.test("openings: forms return to be posted again by default, each path once", () => {
  const { data } = parse({ form_returns: [{ path: "/callback" }, { path: "/x", mode: "pass" }] });
  assert.deepEqual(data?.form_returns.map(({ mode }) => mode), ["resubmit", "pass"]);
  const twice = [{ path: "/x" }, { path: "/x", mode: "pass" }];
  assert.match(problems({ form_returns: twice }).join(), /names a path twice/);
  assert.ok(!parse({ form_returns: [{ path: "/x", mode: "open" }] }).success);
});
