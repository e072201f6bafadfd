import assert from "node:assert/strict";
import { isBroken, isTheirs, isUnreached, translate } from "../../../adapters/upstream/failure.ts";
import { Http1Error } from "../../../adapters/upstream/http1/errors.ts";
import {
  PersonBusy,
  RequestBodyFailed,
  RequestTooLarge,
  UpstreamBusy,
  UpstreamTimeout,
  UpstreamUnavailable,
} from "../../../domain/gateway/upstream/upstream.ts";

const AT = "http://10.0.0.7";

const coded = (code: string) => Object.assign(new Error(code), { code });

/** Nothing of the request was sent. */
const UNREACHED = [
  "CONNECT_FAILED",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "CONNECT_TIMEOUT",
];
const TIMEOUTS = ["CONNECT_TIMEOUT", "ANSWER_TIMEOUT", "IDLE_TIMEOUT", "ETIMEDOUT"];
const OTHERS = ["CONNECTION_CLOSED", "MALFORMED_ANSWER", "EPIPE", "ECONNRESET", ""];
/** Faults of the client or this program. */
const OURS = [
  new RequestBodyFailed("broken off"),
  new RequestTooLarge("too large"),
  new UpstreamBusy("busy", 5),
  new PersonBusy("busy", 5),
  new DOMException("Gone", "AbortError"),
  coded("MALFORMED_REQUEST"),
  coded("DESTROYED"),
];

Deno.test("isUnreached: only if nothing of the request was sent", () => {
  for (const code of UNREACHED) assert.ok(isUnreached(coded(code)), code);
  for (const code of [...TIMEOUTS.slice(1), ...OTHERS]) assert.ok(!isUnreached(coded(code)), code);
  for (const error of [...OURS, null, undefined, "ENOTFOUND"]) assert.ok(!isUnreached(error));
});

Deno.test("isBroken: only a connection that closed before the answer", () => {
  assert.ok(isBroken(coded("CONNECTION_CLOSED")));
  for (const code of [...UNREACHED, ...TIMEOUTS, "MALFORMED_ANSWER"]) {
    assert.ok(!isBroken(coded(code)), code);
  }
});

Deno.test("isTheirs: the upstream is not blamed for faults of the client or ours", () => {
  for (const code of [...UNREACHED, ...TIMEOUTS, ...OTHERS]) assert.ok(isTheirs(coded(code)), code);
  for (const error of [new UpstreamTimeout("late"), new Error("any"), undefined]) {
    assert.ok(isTheirs(error));
  }
  for (const error of OURS) assert.ok(!isTheirs(error), String(error));
});

Deno.test("translate: time limits become timeouts, other errors unavailability, ours stay unchanged", () => {
  for (const code of TIMEOUTS) {
    const error = translate(coded(code), AT);
    assert.ok(error instanceof UpstreamTimeout, code);
    assert.equal((error.cause as { code: string }).code, code);
  }
  for (const code of [...UNREACHED.slice(0, -1), ...OTHERS]) {
    const error = translate(coded(code), AT);
    assert.ok(error instanceof UpstreamUnavailable, code);
    assert.equal((error.cause as { code: string }).code, code);
  }
  const known = new UpstreamTimeout("late", { fault: { address: AT, reason: "ANSWER_TIMEOUT" } });
  for (const error of [...OURS, known]) assert.equal(translate(error, "http://other"), error);
});

Deno.test("translate: the fault has the address and a word for the cause, and no message", () => {
  const socket = (code: string) => Object.assign(new Error("from 10.0.0.7 with s3cret"), { code });
  const causes: [unknown, string][] = [
    [new Http1Error("CONNECT_FAILED", "no", { cause: socket("ECONNREFUSED") }), "ECONNREFUSED"],
    [new Http1Error("CONNECT_FAILED", "no", { cause: socket("ENOTFOUND") }), "ENOTFOUND"],
    [new Http1Error("CONNECTION_CLOSED", "no", { cause: socket("EPIPE") }), "CONNECTION_CLOSED"],
    [new Http1Error("ANSWER_TIMEOUT", "no"), "ANSWER_TIMEOUT"],
    [new UpstreamTimeout("a slow socket"), "ANSWER_TIMEOUT"],
    [socket("EHOSTUNREACH"), "EHOSTUNREACH"],
    [new Error("s3cret"), "no connection"],
  ];
  for (const [cause, reason] of causes) {
    const { fault } = translate(cause, AT) as UpstreamUnavailable;
    assert.deepEqual(fault, { address: AT, reason });
  }
  assert.ok(translate(new UpstreamTimeout("a slow socket"), AT) instanceof UpstreamTimeout);
});
