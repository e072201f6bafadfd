import assert from "node:assert/strict";
import { isBroken, isTheirs, isUnreached, translate } from "../../../adapters/upstream/failure.ts";
import {
  PersonBusy,
  RequestBodyFailed,
  RequestTooLarge,
  UpstreamBusy,
  UpstreamTimeout,
  UpstreamUnavailable,
} from "../../../domain/gateway/upstream/upstream.ts";

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
    const error = translate(coded(code));
    assert.ok(error instanceof UpstreamTimeout, code);
    assert.equal((error.cause as { code: string }).code, code);
  }
  for (const code of [...UNREACHED.slice(0, -1), ...OTHERS]) {
    const error = translate(coded(code));
    assert.ok(error instanceof UpstreamUnavailable, code);
    assert.equal((error.cause as { code: string }).code, code);
  }
  const late = new UpstreamTimeout("late");
  for (const error of [...OURS, late]) assert.equal(translate(error), error);
});
