import assert from "node:assert/strict";
import { connectionFault, isBeforeSending } from "../../../adapters/network/connection_fault.ts";

const coded = (code: string, message = "connect failed") =>
  Object.assign(new Error(message), { code });
const fetched = (text: string) =>
  new TypeError("fetch failed", {
    cause: new Error(`error sending request for url (https://x.ir/v1/SECRET/): ${text}`),
  });

/** As Deno 2.9, rustls, Node's sockets and nodemailer say it. */
const CASES: [unknown, string, boolean][] = [
  [
    fetched("client error (Connect): invalid peer certificate: UnknownIssuer"),
    "UnknownIssuer",
    true,
  ],
  [coded("ESOCKET", "self-signed certificate"), "UnknownIssuer", true],
  [coded("ESOCKET", "unable to verify the first certificate"), "UnknownIssuer", true],
  [coded("", "unable to get local issuer certificate"), "UnknownIssuer", true],
  [
    fetched("client error (Connect): invalid peer certificate: certificate expired: verification"),
    "CertificateExpired",
    true,
  ],
  [coded("CERT_HAS_EXPIRED", "certificate has expired"), "CertificateExpired", true],
  [
    fetched("client error (Connect): invalid peer certificate: certificate not valid yet: x"),
    "CertificateNotYetValid",
    true,
  ],
  [
    fetched("client error (Connect): invalid peer certificate: certificate not valid for name x"),
    "NotValidForName",
    true,
  ],
  [
    fetched("client error (Connect): invalid peer certificate: BadSignature"),
    "other certificate fault",
    true,
  ],
  [
    fetched(
      "client error (Connect): dns error: failed to lookup address information: " +
        "Name or service not known",
    ),
    "ENOTFOUND",
    true,
  ],
  [coded("EDNS", "getaddrinfo ENOTFOUND mail.example"), "ENOTFOUND", true],
  [
    fetched("client error (Connect): dns error: Temporary failure in name resolution"),
    "EAI_AGAIN",
    true,
  ],
  [
    fetched("client error (Connect): tcp connect error: Connection refused (os error 111)"),
    "ECONNREFUSED",
    true,
  ],
  [coded("ECONNREFUSED"), "ECONNREFUSED", true],
  [coded("EHOSTUNREACH"), "EHOSTUNREACH", true],
  [coded("ENETUNREACH"), "ENETUNREACH", true],
  [new Error("Cannot connect to x.ir: its address is forbidden"), "forbidden address", true],
  [fetched("client error (Connect): received corrupt message of type X"), "no TLS", true],
  [
    fetched("client error (SendRequest): connection closed before message completed"),
    "closed early",
    false,
  ],
  [coded("ECONNECTION", "Connection closed unexpectedly"), "closed early", false],
  [fetched("client error (SendRequest): Connection reset by peer"), "ECONNRESET", false],
  [fetched("client error (SendRequest): invalid HTTP version parsed"), "another protocol", false],
  [coded("EPROTOCOL", "Invalid greeting. response=hello"), "another protocol", false],
  [coded("ETIMEDOUT"), "ETIMEDOUT", false],
  [new TypeError("Fetch failed: Requests to port 1 are blocked"), "no connection", true],
  [new Error("request for url (https://timeout.example/handshake): error"), "no connection", true],
  [new Error("anything SECRET"), "no connection", true],
  ["text", "no connection", true],
  [undefined, "no connection", true],
];

for (const [error, expected, isBefore] of CASES) {
  Deno.test(`connectionFault: ${expected} of ${error} ${(error as Error)?.cause ?? ""}`, () => {
    assert.equal(connectionFault(error), expected);
    assert.equal(isBeforeSending(expected), isBefore);
  });
}

Deno.test("isBeforeSending: an answer was sent for", () => {
  for (const reason of ["status 500", "not JSON", "no answer in time", "breaker open"]) {
    assert.ok(!isBeforeSending(reason), reason);
  }
});

Deno.test("connectionFault ends for errors that are their own cause, and reads no endless message", () => {
  const circle = new Error("circle");
  circle.cause = circle;
  assert.equal(connectionFault(circle), "no connection");
  const began = performance.now();
  connectionFault(new Error("unable to get ".repeat(20_000)));
  assert.ok(performance.now() - began < 1000);
});
