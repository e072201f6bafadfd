import assert from "node:assert/strict";
import {
  hostOnlyCookie,
  withoutOwnCookies,
} from "../../../../domain/gateway/headers/own_cookies.ts";
import { ownNames } from "../../../../domain/gateway/headers/own_names.ts";
import { service } from "../../../routes/gateway/samples.ts";

Deno.test("withoutOwnCookies keeps the service's cookies unchanged and in order", () => {
  const cases: [string, string | null][] = [
    ["a=1; b=2", "a=1; b=2"],
    ["a=1;b=2 ;; c=x=y", "a=1; b=2; c=x=y"],
    ["panjereh_service=1; a=panjereh_session", "a=panjereh_session"],
    ["x_panjereh=1; panjerehX=2", "x_panjereh=1"],
    ["__Host-panjereh_session=1", null],
    ["__Secure-panjereh_session=1", null],
    ["__HOST-PANJEREH_session=1; a=1", "a=1"],
    [" panjereh_session =1", null],
    ["panjereh", null],
    ["__Other-panjereh=1", "__Other-panjereh=1"],
    ["", null],
    [";", null],
    // Two lines of Cookie are joined by a comma.
    ["a=1, panjereh_state=x", "a=1"],
    ["a=1,panjereh_state=x,b=2; c=3", "a=1,b=2; c=3"],
    ["a=1, __Host-panjereh_service=x; b=2", "a=1; b=2"],
    ["panjereh_state=x, a=1", "a=1"],
    ["a=1, PANJEREH_service=x", "a=1"],
    ["a=1 panjereh_service=x; b=2", "b=2"],
    ['a="1,panjereh_service=x"; b=2', 'a="1; b=2'],
    ["a=1,2,3; b=x y", "a=1,2,3; b=x y"],
    ["a={%22x%22:1,%22y%22:2}", "a={%22x%22:1,%22y%22:2}"],
  ];
  for (const [header, expected] of cases) {
    assert.equal(withoutOwnCookies(header), expected, header);
  }
});

const NAMES = ownNames(
  service({
    upstream: ["http://127.0.0.1:9000", "https://app.agency.example"],
    upstream_host: "Legacy.agency.example:81",
  }),
  "https://a.example",
);

Deno.test("hostOnlyCookie leaves cookies of the host alone, and cuts the upstream's own Domain", () => {
  const unchanged = [
    "a=1",
    "a=1; Path=/app; Secure; HttpOnly;SameSite=Lax",
    "a=1; Domain=",
    "a=1; Domain; Path=/",
    "a=panjereh_session=2",
    "a=1; x=domain",
    "__Host-a=1; Secure; Path=/",
    "a=\xd8\xb3; Expires=Wed, 21 Oct 2026 07:28:00 GMT",
  ];
  for (const cookie of unchanged) assert.equal(hostOnlyCookie(NAMES, cookie), cookie);
  for (
    const domain of [
      "a.example",
      "A.EXAMPLE",
      ".a.example",
      "127.0.0.1",
      ".127.0.0.1",
      "app.agency.example",
      "legacy.agency.example",
      "a.example:8000",
      ".127.0.0.1:9000",
    ]
  ) {
    for (const name of ["Domain", "DOMAIN ", " domain"]) {
      const cookie = hostOnlyCookie(NAMES, `a=1; Path=/app;${name}= ${domain} ; Secure`);
      assert.equal(cookie, "a=1; Path=/app; Secure", `${name} ${domain}`);
    }
  }
  assert.equal(hostOnlyCookie(NAMES, "a=1;Domain=a.example;Domain=127.0.0.1;Path=/"), "a=1;Path=/");
});

Deno.test("hostOnlyCookie refuses the window's names and cookies beyond the host", () => {
  const refused = [
    "a=1; Domain=example",
    "a=1; Domain=..a.example",
    "a=1; Domain=b.a.example",
    "a=1; Domain=b.example",
    "a=1; Domain=agency.example",
    "a=1; Domain=localhost",
    "a=1; Domain=127.0.0",
    "a=1; Domain=example:8000",
    "a=1; Domain=a.example:x",
    "a=1; Domain=a.example:",
    "a=1; Domain=a.example; Domain=example",
    "a=1; Domain=example; Domain=a.example",
    "a=1; Domain=example; Domain=",
    "panjereh_session=1",
    "panjereh_session=1; Domain=127.0.0.1",
    "__Host-Panjereh_session=1; Secure; Path=/",
    "__Secure-panjereh_x=1",
    "=panjereh_session=1",
    " =1",
    "a",
    "panjereh_session",
  ];
  for (const cookie of refused) assert.equal(hostOnlyCookie(NAMES, cookie), null, cookie);
});
