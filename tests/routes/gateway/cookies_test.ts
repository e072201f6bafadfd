import assert from "node:assert/strict";
import { createCookies } from "../../../routes/site/cookies.ts";

const secure = createCookies({ secure: true });
const local = createCookies({ secure: false });

Deno.test("cookies: host-only, HttpOnly, Lax; behind TLS also Secure and __Host-", () => {
  assert.equal(
    secure.set("panjereh_session", "abc"),
    "__Host-panjereh_session=abc; Path=/; HttpOnly; Secure; SameSite=Lax",
  );
  assert.equal(
    local.set("panjereh_session", "abc", { maxAge: 60 }),
    "panjereh_session=abc; Max-Age=60; Path=/; HttpOnly; SameSite=Lax",
  );
  assert.equal(
    secure.clear("panjereh_session"),
    "__Host-panjereh_session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax",
  );
  assert.equal(secure.name("panjereh_qr"), "__Host-panjereh_qr");
  assert.equal(local.name("panjereh_qr"), "panjereh_qr");
});

Deno.test("cookies: only a well-formed cookie of that name is read", () => {
  const most = "a".repeat(64);
  const cases: [string | null, string | undefined][] = [
    [null, undefined],
    ["", undefined],
    ["__Host-panjereh_session=abc", "abc"],
    ["a=1;__Host-panjereh_session=A_b-9 ;b=2", "A_b-9"],
    [`__Host-panjereh_session=${most}`, most],
    [`__Host-panjereh_session=${most}a`, undefined],
    ["__Host-panjereh_session=", undefined],
    ["__Host-panjereh_session", undefined],
    ['__Host-panjereh_session="abc"', undefined],
    ["__Host-panjereh_session=a.b", undefined],
    ["__Host-panjereh_session=a b", undefined],
    ["__Host-panjereh_session=abc; __Host-panjereh_session=abc", undefined],
    ["panjereh_session=abc", undefined],
    ["x__Host-panjereh_session=abc", undefined],
    ["__host-panjereh_session=abc", undefined],
    ["__Host-panjereh_sessions=abc", undefined],
  ];
  for (const [header, expected] of cases) {
    assert.equal(secure.readFrom(header, "panjereh_session"), expected, `${header}`);
    const headers = new Headers(header === null ? {} : { cookie: header });
    assert.equal(secure.read({ headers }, "panjereh_session"), expected, `${header}`);
  }
});

Deno.test("cookies: the next request sends what an answer set, and not what it cleared", () => {
  const { set, clear, keep } = secure;
  const after = (cookie: string | null, answered: string[]) => {
    const headers = new Headers(cookie === null ? {} : { cookie });
    keep(headers, answered);
    return headers.get("cookie");
  };
  assert.equal(after(null, []), null);
  assert.equal(after("a=1; a=2", []), "a=1; a=2");
  assert.equal(after(null, [set("panjereh_qr", "q")]), "__Host-panjereh_qr=q");
  const sent = "a=1; a=2;__Host-panjereh_session=old; __Host-panjereh_qr=q";
  const answered = [
    set("panjereh_session", "older"),
    clear("panjereh_qr"),
    set("panjereh_session", "new", { maxAge: 60 }),
  ];
  assert.equal(after(sent, answered), "a=1; a=2; __Host-panjereh_session=new");
  assert.equal(after("__Host-panjereh_qr=q", [clear("panjereh_qr")]), "");
});
