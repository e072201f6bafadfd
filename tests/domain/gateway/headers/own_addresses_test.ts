import assert from "node:assert/strict";
import {
  publicAddress,
  publicHtmxLocation,
  publicLinks,
  publicRefresh,
} from "../../../../domain/gateway/headers/own_addresses.ts";
import { ownNames } from "../../../../domain/gateway/headers/own_names.ts";
import { type Policy, service } from "../../../routes/gateway/samples.ts";

const PUBLIC = "https://library.example.ir";

const namesOf = (settings: Policy, origin = PUBLIC) => ownNames(service(settings), origin);

/** Each of these addresses becomes the service's own, with its rest unchanged. */
function becomeOwn(settings: Policy, spellings: string[], origin = PUBLIC) {
  const names = namesOf(settings, origin);
  for (const spelling of spellings) {
    for (const rest of ["", "/", "/a?b=http://127.0.0.1:9000/#c", "?a", "#a", "/%D8%B3", "/\xd8"]) {
      assert.equal(publicAddress(names, spelling + rest), origin + rest, spelling + rest);
    }
  }
}

function stay(settings: Policy, addresses: string[], origin = PUBLIC) {
  const names = namesOf(settings, origin);
  for (const address of addresses) assert.equal(publicAddress(names, address), address);
}

Deno.test("publicAddress knows an endpoint in every spelling of its origin", () => {
  becomeOwn({ upstream: "http://127.0.0.1:9000" }, [
    "http://127.0.0.1:9000",
    "HTTP://127.0.0.1:9000",
    "https://127.0.0.1:9000",
    "//127.0.0.1:9000",
    "http://127.0.0.1",
    "https://127.0.0.1",
    "http://127.0.0.1:",
    "//127.0.0.1",
    "http://localhost:9000",
    "http://LocalHost:9000",
    "http://[::1]:9000",
  ]);
  becomeOwn({ upstream: "http://agency.example" }, [
    "http://agency.example",
    "http://Agency.Example:80",
    "https://agency.example",
    "https://agency.example:443",
    "//agency.example",
    "//agency.example:80",
    "http://localhost:80",
    "http://127.0.0.1",
  ]);
  becomeOwn({ upstream: "https://agency.example" }, ["HTTPS://localhost", "https://LOCALHOST"]);
  stay({ upstream: "https://agency.example" }, ["http://localhost/"]);
  becomeOwn({ upstream: "https://app.lan:8443" }, ["https://app.lan:8443", "https://app.lan"]);
  becomeOwn({ upstream: "http://[fd00::1]:81" }, ["http://[FD00::1]:81", "http://[fd00::1]"]);
  becomeOwn({ upstream: "http://app_1:81" }, ["http://app_1:81", "http://app_1"]);
});

Deno.test("publicAddress knows every endpoint, and every name that the upstream hears", () => {
  becomeOwn({
    upstream: ["http://10.0.0.1:9000", "https://b.example:9443"],
    upstream_host: "Site.agency.example:81",
  }, [
    "http://10.0.0.1:9000",
    "http://10.0.0.1",
    "http://b.example:9443",
    "http://site.agency.example:81",
    "http://site.agency.example",
    "https://site.agency.example",
    // nginx appends the port on which it listens.
    "http://site.agency.example:9000",
    "http://library.example.ir:9000",
    "https://library.example.ir:9443",
    // Tomcat does not know that TLS ends at the front.
    "http://library.example.ir",
    "http://library.example.ir:80",
    "http://library.example.ir:443",
    "https://LIBRARY.example.ir:443",
    "//library.example.ir",
  ]);
  becomeOwn({ upstream: "http://127.0.0.1:9000" }, [
    "http://library.localhost:8000",
    "https://library.localhost:8000",
    "http://library.localhost",
    "http://library.localhost:9000",
  ], "http://library.localhost:8000");
});

Deno.test("publicAddress leaves every other origin byte for byte", () => {
  stay({ upstream: "http://127.0.0.1:9000" }, [
    "",
    "/a",
    "a/b?c",
    "?a",
    "//evil.example/",
    "http://127.0.0.1:9001/",
    "http://127.0.0.1:90000/",
    "http://127.0.0.1:900000/",
    "http://127.0.0.2/",
    "http://localhost/",
    "http://localhost:8000/",
    "http://library.example.ir:8080/",
    "http://a.library.example.ir/",
    "http://example.ir/",
    "http://xlibrary.example.ir/",
    "ftp://127.0.0.1:9000/",
    "javascript://127.0.0.1:9000/",
  ]);
  // The agency's home page.
  const elsewhere = ["http://www.agency.ir/", "https://www.agency.ir/", "//www.agency.ir/"];
  stay({ upstream: "http://www.agency.ir:8080" }, elsewhere);
});

/** None of them may lead to a host other than before. */
const LOOKALIKES = [
  "http://127.0.0.1:9000@evil.example/",
  "http://127.0.0.1:9000:80@evil.example/",
  "http://127.0.0.1@evil.example/",
  "http://user@127.0.0.1:9000/",
  "http://127.0.0.1:9000.evil.example/",
  "http://127.0.0.1:9000\\@evil.example/",
  "http://127.0.0.1:9000\\.evil.example/",
  "http://127.0.0.1:9000\\/evil.example/",
  "http:\\\\127.0.0.1:9000\\",
  "http:/\\127.0.0.1:9000/",
  "http:127.0.0.1:9000/",
  "http:/127.0.0.1:9000/",
  "http:///127.0.0.1:9000/",
  "///127.0.0.1:9000/",
  "\\\\127.0.0.1:9000/",
  "http://127.0.0.1:9000 /",
  "http://127.0.0.1 :9000/",
  "http://127.0.0.1:9000\t.evil.example/",
  "ht\ttp://127.0.0.1:9000/",
  " http://127.0.0.1:9000/",
  "http://127.0.0.1:9000;evil.example/",
  "http://127.0.0.1:9000&x/",
  "http://127.0.0.1:9000%2f@evil.example/",
  "http://127.0.0.1%3a9000/",
  "http://127.0.0.1.:9000/",
  "http://127.0.0.1:+9000/",
  "http://127.1:9000/",
  "http://evil.example?http://127.0.0.1:9000/",
  "http://evil.example#//127.0.0.1:9000/",
  "http://[::1/:9000/",
  "http://[127.0.0.1]:9000/",
];

Deno.test("publicAddress leaves what only looks like the upstream's origin", () => {
  stay({ upstream: "http://127.0.0.1:9000" }, LOOKALIKES);
});

Deno.test("publicAddress leaves the sandbox's window alone, though it is on this machine", () => {
  const settings = { upstream: "http://10.0.0.1:8000" };
  stay(settings, ["http://localhost:8000/sign-out"], "http://library.localhost:8000");
});

Deno.test("ownNames are found once for a service, and again at another origin", () => {
  const settings = service({ upstream: "http://127.0.0.1:9000" });
  const names = ownNames(settings, PUBLIC);
  assert.equal(ownNames(settings, PUBLIC), names);
  assert.equal(ownNames(settings, "http://a.localhost").origin, "http://a.localhost");
});

Deno.test("publicRefresh replaces the address in every form of Refresh", () => {
  const names = namesOf({ upstream: "http://127.0.0.1:9000" });
  const cases: [string, string][] = [
    ["0; url=http://127.0.0.1:9000/a", `0; url=${PUBLIC}/a`],
    ["0;URL=http://127.0.0.1:9000", `0;URL=${PUBLIC}`],
    ["5 , Url = http://127.0.0.1:9000/", `5 , Url = ${PUBLIC}/`],
    ["5 url=//127.0.0.1:9000/", `5 url=${PUBLIC}/`],
    ["0.5; http://127.0.0.1:9000/", `0.5; ${PUBLIC}/`],
    ["0; url='http://127.0.0.1:9000/a'; x", `0; url='${PUBLIC}/a'; x`],
    [`0; url="http://127.0.0.1:9000"`, `0; url="${PUBLIC}"`],
    [`0; url="http://127.0.0.1:9000/a`, `0; url="${PUBLIC}/a`],
    ["", ""],
    ["5", "5"],
    ["5; url=/a", "5; url=/a"],
    ["5; url=http://evil.example/", "5; url=http://evil.example/"],
    ["0; url='http://127.0.0.1:9000'@evil.example/", `0; url='${PUBLIC}'@evil.example/`],
    ["0; url=http://127.0.0.1:9000@evil.example", "0; url=http://127.0.0.1:9000@evil.example"],
    ["x; url=http://127.0.0.1:9000/", "x; url=http://127.0.0.1:9000/"],
  ];
  for (const [refresh, expected] of cases) assert.equal(publicRefresh(names, refresh), expected);
});

Deno.test("publicLinks replaces each of the upstream's own addresses, and nothing else", () => {
  const names = namesOf({ upstream: "http://127.0.0.1:9000" });
  const cases = [
    ["<http://127.0.0.1:9000/a>; rel=next", `<${PUBLIC}/a>; rel=next`],
    [
      '</b>; rel="prev", <HTTP://localhost:9000/?page=2>; rel="next",<//127.0.0.1:9000>; rel=x',
      `</b>; rel="prev", <${PUBLIC}/?page=2>; rel="next",<${PUBLIC}>; rel=x`,
    ],
  ];
  for (const [link, wanted] of cases) assert.equal(publicLinks(names, link), wanted);
  for (
    const link of [
      "<https://b.example/>; rel=next",
      "<http://127.0.0.1:9000@b.example/>",
      "< http://127.0.0.1:9000/a >",
      "<http://127.0.0.1:9000",
      "http://127.0.0.1:9000/a",
      "<>",
      "",
    ]
  ) assert.equal(publicLinks(names, link), link);
});

Deno.test("publicHtmxLocation replaces the upstream's own address, also in JSON", () => {
  const names = namesOf({ upstream: "http://127.0.0.1:9000" });
  const own = "http://127.0.0.1:9000/a";
  const cases = [
    [own, `${PUBLIC}/a`],
    [`{"path":"${own}", "target":"#b"}`, `{"path":"${PUBLIC}/a", "target":"#b"}`],
    [` { "target":"#b", "path" : "${own}" }`, ` { "target":"#b", "path" : "${PUBLIC}/a" }`],
  ];
  for (const [value, wanted] of cases) assert.equal(publicHtmxLocation(names, value), wanted);
  for (
    const value of [
      "/a",
      '{"path":"/a"}',
      `{"path":"https://b.example/"}`,
      `{"path":"http://127.0.0.1:9000@b.example/"}`,
      `{"path":"http:\\/\\/127.0.0.1:9000/"}`,
      `{"path":"${own}`,
      `"path":"${own}"`,
      "{}",
      "",
    ]
  ) assert.equal(publicHtmxLocation(names, value), value);
});
