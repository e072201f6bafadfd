/** Identity headers that a service has named, as bytes on both ways, and clients that forge them. */
import assert from "node:assert/strict";
import { service, visitor } from "./samples.ts";
import { handshake, HOST, signedIn, startGateway } from "./harness.ts";
import { createAuthRequestAnswer } from "../../../routes/gateway/auth_request.ts";
import { exchange, startRecordingUpstream, toText, valuesOf } from "./wire.ts";
import { until } from "../../support/waiting.ts";
import { startSocketUpstream } from "./socket_upstream.ts";

const POLICY = {
  attributes: ["given_name" as const],
  identity_headers: {
    "X-Remote-User": "{subject}",
    "Remote-Name": { value: "{given_name}", form: "utf8" as const },
    "X-Company": "{company_name}",
  },
};

const ZAHRA = toText(new TextEncoder().encode("زهرا"));

/** Spellings that some server reads as the name. */
const FORGED = [
  "X-Remote-User: forged",
  "x-remote-user: forged",
  "X_Remote_User: forged",
  "X-Remote_User: forged",
  "X.Remote.User: forged",
  "Remote.Name: forged",
  "REMOTE_NAME: forged",
  "X-Company: forged",
  "x_company: forged",
  "X-Remote-User: forged\r\nConnection: X-Remote-User",
];

Deno.test("gateway sends a service's own identity headers as bytes, in place of the client's", async () => {
  await using upstream = startRecordingUpstream();
  await using gateway = await startGateway({ upstream: upstream.origin, policy: POLICY });
  for (const header of FORGED) {
    const { status } = await exchange(gateway.port, signedIn("GET / HTTP/1.1", [header]));
    assert.equal(status, 200);
    const head = upstream.received.at(-1)!;
    assert.ok(!head.includes("forged"), header);
    assert.deepEqual(valuesOf(head, "x-remote-user"), ["pairwise-1"]);
    assert.deepEqual(valuesOf(head, "remote-name"), [ZAHRA]);
    assert.deepEqual(valuesOf(head, "x-company"), []);
  }
});

Deno.test("gateway removes the client's headers of these names from public requests too", async () => {
  await using upstream = startRecordingUpstream();
  const policy = { ...POLICY, public: ["/open"] };
  await using gateway = await startGateway({ upstream: upstream.origin, policy });
  for (const header of FORGED) {
    const lines = ["GET /open HTTP/1.1", `Host: ${HOST}`, "Connection: close", header, "", ""];
    assert.equal((await exchange(gateway.port, lines.join("\r\n"))).status, 200);
    assert.ok(!upstream.received.at(-1)!.includes("forged"), header);
  }
  assert.equal(upstream.received.length, FORGED.length);
});

Deno.test("gateway sends them without plain headers too, and shows none of them to the client", async () => {
  await using upstream = startRecordingUpstream();
  upstream.answer = "HTTP/1.1 200 OK\r\nX-Remote-User: a\r\nremote_name: b\r\nX-Other: c\r\n" +
    "Content-Length: 0\r\n\r\n";
  const policy = { ...POLICY, plain_headers: false };
  await using gateway = await startGateway({ upstream: upstream.origin, policy });
  const { head } = await exchange(gateway.port, signedIn("GET / HTTP/1.1"));
  assert.deepEqual(valuesOf(upstream.received[0], "x-remote-user"), ["pairwise-1"]);
  assert.deepEqual(valuesOf(upstream.received[0], "x-identity-subject"), []);
  assert.deepEqual(valuesOf(head, "x-other"), ["c"]);
  assert.doesNotMatch(head, /remote.(?:user|name)/i);
});

Deno.test("gateway sends them with a WebSocket's handshake", async () => {
  await using upstream = await startSocketUpstream(() => {});
  await using gateway = await startGateway({ upstream: upstream.origin, policy: POLICY });
  const request = handshake("/", ["X_Remote_User: forged", "Remote-Name: forged"]);
  await exchange(gateway.port, request, 3000, (raw) => raw !== "");
  await until(() => upstream.handshakes.length === 1);
  const { headers } = upstream.handshakes[0];
  const told = headers.filter(([name]) => /remote|company/i.test(name));
  assert.deepEqual(told, [["x-remote-user", "pairwise-1"], ["remote-name", ZAHRA]]);
});

Deno.test("forward-auth: names of the service are sent too, empty without a value", async () => {
  const answer = createAuthRequestAnswer({
    assertions: { assertionFor: () => Promise.resolve("assertion-1") },
  });
  const [named, other] = [service(POLICY), service({ id: "vehicle" })];
  type About = Parameters<typeof answer>[1];
  const ask = async (about: Partial<About>, plainVerdict = false) => {
    const head = { method: "GET", url: "http://a/", headers: new Headers(), plainVerdict };
    return (await answer(head, { service: named, requestId: "1", ...about } as About)).headers;
  };
  const full = await ask({ visitor: visitor() });
  assert.equal(full.get("x-remote-user"), "pairwise-1");
  assert.equal(full.get("remote-name"), ZAHRA);
  assert.equal(full.get("x-company"), "");
  const plain = await ask({ visitor: visitor() }, true);
  assert.equal(plain.get("remote-name"), ZAHRA);
  assert.equal(plain.has("x-company"), false);

  const stranger = await ask({ visitor: null });
  for (const name of Object.keys(POLICY.identity_headers)) assert.equal(stranger.get(name), "");
  assert.equal((await ask({ visitor: null, service: other })).has("x-remote-user"), false);
});
