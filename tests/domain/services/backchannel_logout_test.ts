import assert from "node:assert/strict";
import { logoutReceiver } from "../../../domain/services/backchannel_logout.ts";
import { type Service, serviceSchema } from "../../../domain/services/service.ts";

const UPSTREAM = "http://10.0.0.7:8080";

function read(uri: string, settings: object = { upstream: UPSTREAM }): Service | null {
  const entry = { id: "a", title: { fa: "الف" }, backchannel_logout_uri: uri, ...settings };
  return serviceSchema.safeParse(entry).data ?? null;
}

Deno.test("backchannel_logout_uri: a path is at the upstream", () => {
  assert.deepEqual(logoutReceiver(read("/logout?a=1")!), { target: "/logout?a=1" });
  assert.deepEqual(logoutReceiver(read(`${UPSTREAM}/logout`)!), { target: "/logout" });
});

Deno.test("backchannel_logout_uri: a URL is anywhere, by https", () => {
  const settings = { forward_auth: { proxies: ["10.0.0.7"] } };
  assert.deepEqual(logoutReceiver(read("https://a.example:8443/x?y", settings)!), {
    origin: "https://a.example:8443",
    target: "/x?y",
  });
  for (const host of ["localhost:1", "agency.localhost", "127.0.0.1:9", "[::1]"]) {
    assert.ok(read(`http://${host}/x`), host);
  }
});

Deno.test("backchannel_logout_uri: whatever would show the token to others is refused", () => {
  for (
    const uri of [
      "http://a.example/x",
      "http://10.0.0.8:8080/x",
      "http://localhost.a.example/",
      "https://user:secret@a.example/",
      "https://a.example/#x",
      "//a.example/x",
      "/\\a.example",
      "/a b",
      "/a\r\nHost: b",
      "/a#b",
      "/خروج",
      "logout",
      "ftp://a.example/",
      "javascript:alert(1)",
      "",
    ]
  ) assert.equal(read(uri), null, uri);
  assert.equal(read("/logout", { forward_auth: { proxies: ["10.0.0.7"] } }), null, "no upstream");
});

Deno.test("backchannel_logout_uri: is optional", () => {
  const { backchannel_logout_uri: uri } = serviceSchema.parse({
    id: "a",
    title: { fa: "الف" },
    upstream: UPSTREAM,
  });
  assert.equal(uri, undefined);
});
