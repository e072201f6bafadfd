/** What a site's settings may say, and what is said of wrong ones. */
import assert from "node:assert/strict";
import { serviceSchema } from "../../../domain/services/service.ts";

const KEY = { kty: "EC", crv: "P-256", x: "a", y: "b", kid: "1" };
const SITE = { id: "reader", title: { fa: "کتابخوان" } };
const OPENID = { redirect_uris: ["https://reader.example.ir/callback"], jwks: { keys: [KEY] } };

/** What is wrong with a site of these settings; empty if nothing is. */
function complaints(openid: object, service: object = {}): string[] {
  const { error } = serviceSchema.safeParse({
    ...SITE,
    openid: { ...OPENID, ...openid },
    ...service,
  });
  return error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
}

Deno.test("openid settings: a site needs no upstream", () => {
  assert.deepEqual(complaints({}), []);
  assert.deepEqual(complaints({}, { upstream: "http://10.0.0.1:80" }), []);
  assert.equal(serviceSchema.safeParse(SITE).success, false);
});

Deno.test("openid settings: an address is https, whole, and without what is not compared", () => {
  for (const good of ["http://localhost:3000/", "http://127.0.0.1/", "https://a.ir/x?y=1"]) {
    assert.deepEqual(complaints({ redirect_uris: [good] }), [], good);
  }
  const wrong = [
    "http://reader.example.ir/callback",
    "https://reader.example.ir/#",
    "https://reader.example.ir/#a",
    "https://user@reader.example.ir/",
    "https://user:word@reader.example.ir/",
    "javascript:alert(1)",
    "ir.example.app:/callback",
    "http://localhost.attacker.example/",
    "http://attacker.example/localhost",
    "/callback",
    "",
  ];
  for (const address of wrong) {
    for (const name of ["redirect_uris", "post_logout_redirect_uris"]) {
      assert.match(
        complaints({ [name]: [address] }).join(),
        new RegExp(`^openid.${name}.0: `),
        address,
      );
    }
  }
});

Deno.test("openid settings: a client proves itself in exactly one way, and keeps its secrets", () => {
  const digest = "0".repeat(64);
  assert.deepEqual(complaints({ jwks: undefined, client_secret_sha256: digest }), []);
  const one = "openid: needs either jwks or client_secret_sha256";
  assert.deepEqual(complaints({ client_secret_sha256: digest }), [one]);
  assert.deepEqual(complaints({ jwks: undefined }), [one]);
  const secret = { jwks: undefined, client_secret_sha256: "a secret" };
  assert.match(complaints(secret).join(), /must be 64 hex digits/);
  const private_ = { jwks: { keys: [{ ...KEY, d: "c" }] } };
  assert.match(complaints(private_).join(), /must be a public key: it has a private part/);
  assert.ok(complaints({ jwks: { keys: [{ kty: "oct", k: "a" }] } }).length > 0, "symmetric");
  assert.ok(complaints({ jwks: { keys: [] } }).length > 0, "no key");
});

Deno.test("openid settings: an unknown setting is refused by name", () => {
  assert.match(complaints({ response_types: ["token"] }).join(), /response_types/);
  assert.match(complaints({ id_token_alg: "none" }).join(), /id_token_alg/);
  for (const unknown of ["ssf.read openid", "letters.post", "openid"]) {
    assert.match(complaints({ scopes: [unknown] }).join(), /scopes.*letters\.write/s);
  }
});
