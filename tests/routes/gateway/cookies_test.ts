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
