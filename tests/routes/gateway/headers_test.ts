import assert from "node:assert/strict";
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from "jose";
import { COOKIE, HOST, signedIn, startGateway, visitor } from "./harness.ts";
import { exchange, startRecordingUpstream, valuesOf } from "./wire.ts";

/** Names as CGI and its descendants see them. */
function canonicalNames(head: string): string[] {
  return head.split("\r\n").slice(1)
    .map((line) => line.split(":")[0].toLowerCase().replace(/[^a-z0-9]/g, "-"));
}

Deno.test("gateway replaces identity headers in every spelling by its own, once", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const forged = [
    "X-Identity-Subject: forged",
    "x-identity-subject: forged",
    "X-IDENTITY-SUBJECT: forged",
    "X_Identity_Subject: forged",
    "X.Identity.Subject: forged",
    "X-Identity_National.Id: forged",
    "x_identity-assertion: forged",
    "X-Identity-Level: 3",
    "X-Identity-Father-Name: forged",
    "X-Identity: forged",
    "X~Identity~Level: forged",
  ];
  const { status } = await exchange(gateway.port, signedIn("GET / HTTP/1.1", forged));
  assert.equal(status, 200);
  const [head] = upstream.received;
  assert.ok(!head.includes("forged"), head);
  const names = canonicalNames(head).filter((name) => name.startsWith("x-identity"));
  assert.deepEqual(names, [
    "x-identity-assertion",
    "x-identity-subject",
    "x-identity-level",
    "x-identity-auth-time",
    "x-identity-national-id",
    "x-identity-given-name",
  ]);
  assert.deepEqual(valuesOf(head, "x-identity-given-name"), ["%D8%B2%D9%87%D8%B1%D8%A7"]);
});

Deno.test("gateway sends its headers even if Connection names them", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const request = signedIn("POST / HTTP/1.1", [
    "Connection: close, X-Identity-Subject, X-Identity-Assertion, X-Forwarded-For, Host, Content-Length, X-Mine",
    "X-Mine: hop",
    "Content-Length: 2",
  ], "hi");
  assert.equal((await exchange(gateway.port, request)).status, 200);
  const [head] = upstream.received;
  assert.deepEqual(valuesOf(head, "x-identity-subject"), ["pairwise-1"]);
  assert.equal(valuesOf(head, "x-identity-assertion").length, 1);
  assert.deepEqual(valuesOf(head, "x-forwarded-for"), ["192.0.2.7"]);
  assert.deepEqual(valuesOf(head, "host"), [HOST]);
  assert.deepEqual(valuesOf(head, "content-length"), ["2"]);
  assert.deepEqual(valuesOf(head, "x-mine"), []);
});

Deno.test("gateway omits what the person lacks or the policy withholds, and never passes the client's", async () => {
  await using upstream = startRecordingUpstream();
  const who = visitor({ attributes: { national_id: "0012345679" } });
  await using gateway = await startGateway({
    upstream: upstream.origin,
    who,
    policy: { attributes: ["given_name"] },
  });
  await exchange(gateway.port, signedIn("GET / HTTP/1.1", ["X-Identity-Given-Name: forged"]));
  const [head] = upstream.received;
  assert.deepEqual(valuesOf(head, "x-identity-given-name"), []);
  assert.deepEqual(valuesOf(head, "x-identity-national-id"), []);
});

Deno.test("gateway sends only the assertion if plain headers are off, and it verifies", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({
    upstream: upstream.origin,
    policy: { plain_headers: false },
  });
  await exchange(gateway.port, signedIn("GET / HTTP/1.1", ["X-Identity-Level: 3"]));
  const [head] = upstream.received;
  assert.deepEqual(canonicalNames(head).filter((name) => name.startsWith("x-identity")), [
    "x-identity-assertion",
  ]);
  const keys = createLocalJWKSet(await gateway.signer.jwks() as JSONWebKeySet);
  const { payload } = await compactVerify(valuesOf(head, "x-identity-assertion")[0], keys);
  assert.equal(JSON.parse(new TextDecoder().decode(payload)).given_name, "زهرا");
});

Deno.test("gateway replaces every claim about the peer", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  const claims = [
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Forwarded-Port",
    "X-Forwarded-Prefix",
    "X_Forwarded_For",
    "X-Real-IP",
    "Forwarded",
    "X-Original-URL",
    "X-Original-Host",
    "X-Rewrite-URL",
    "X-Client-IP",
    "CF-Connecting-IP",
    "True-Client-IP",
    "X-Envoy-External-Address",
    "X-HTTP-Method-Override",
    "Proxy",
    "Proxy-Authorization",
    "X-Request-Id",
    "X-Remote-User",
    "Remote-User",
    "Via",
  ].map((name) => `${name}: forged`);
  await exchange(gateway.port, signedIn("GET / HTTP/1.1", claims));
  const [head] = upstream.received;
  assert.ok(!head.includes("forged"), head);
  assert.deepEqual(valuesOf(head, "x-forwarded-for"), ["192.0.2.7"]);
  assert.deepEqual(valuesOf(head, "x-forwarded-host"), [HOST]);
  assert.deepEqual(valuesOf(head, "x-forwarded-proto"), ["http"]);
  assert.deepEqual(valuesOf(head, "x-forwarded-port"), ["80"]);
  assert.deepEqual(valuesOf(head, "x-request-id"), ["request-1"]);
});

Deno.test("gateway hides its cookies from the upstream and passes the others", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin });
  await exchange(
    gateway.port,
    signedIn("GET / HTTP/1.1", [
      "Cookie: JSESSIONID=1; __Host-panjereh_session=s; PANJEREH_x=1; other=panjereh",
      "X-Custom: \xd8\xb3",
      "Authorization: Bearer t",
    ]),
  );
  const [head] = upstream.received;
  assert.deepEqual(valuesOf(head, "cookie"), ["JSESSIONID=1; other=panjereh"]);
  assert.deepEqual(valuesOf(head, "x-custom"), ["\xd8\xb3"]);
  assert.deepEqual(valuesOf(head, "authorization"), ["Bearer t"]);
  assert.ok(!head.includes(COOKIE));
});
