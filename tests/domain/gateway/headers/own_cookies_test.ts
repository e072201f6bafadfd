import assert from "node:assert/strict";
import { mayBeSetBy, withoutOwnCookies } from "../../../../domain/gateway/headers/own_cookies.ts";

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
  ];
  for (const [header, expected] of cases) {
    assert.equal(withoutOwnCookies(header), expected, header);
  }
});

Deno.test("mayBeSetBy refuses the window's names and cookies beyond the host", () => {
  const cases: [string, boolean][] = [
    ["a=1", true],
    ["a=1; Path=/; Secure; HttpOnly", true],
    ["a=1; Domain=a.example", true],
    ["a=1; DOMAIN = .a.example", true],
    ["a=1; Domain=A.EXAMPLE", true],
    ["a=1; Domain=", true],
    ["a=1; Domain", true],
    ["a=panjereh_session=2", true],
    ["a=1; x=domain", true],
    ["a=1; Domain=example", false],
    ["a=1; Domain=..a.example", false],
    ["a=1; Domain=b.example", false],
    ["a=1; Domain=a.example; Domain=example", false],
    ["a=1; Domain=example; Domain=a.example", false],
    ["panjereh_session=1", false],
    ["__Host-Panjereh_session=1; Secure; Path=/", false],
    ["__Secure-panjereh_x=1", false],
    ["=panjereh_session=1", false],
    [" =1", false],
    ["a", false],
    ["panjereh_session", false],
  ];
  for (const [cookie, expected] of cases) {
    assert.equal(mayBeSetBy("a.example", cookie), expected, cookie);
  }
});
