/** Attempts, limits and what is said about them. */
import assert from "node:assert/strict";
import {
  createSessionEnds,
  type Outcome,
  type SessionEndsOptions,
} from "../../../adapters/federation/session_ends.ts";
import { UpstreamUnavailable } from "../../../domain/gateway/upstream/upstream.ts";
import type { LogoutClaims } from "../../../domain/federation/logout_token.ts";
import { NOW, service } from "../../routes/gateway/samples.ts";
import { recordLog } from "../../support/log_records.ts";

const END = {
  service: service({ backchannel_logout_uri: "/logout" }),
  subject: "pairwise-1",
  sid: "session-1-here",
};

type Answer = number | Error;

function start(answers: Answer[], more: Partial<SessionEndsOptions> = {}) {
  const outcomes: Outcome[] = [];
  const waited: number[] = [];
  const claims: LogoutClaims[] = [];
  const forms: string[] = [];
  const done = Promise.withResolvers<void>();
  const ends = createSessionEnds({
    clock: { now: () => NOW },
    random: { bytes: (count) => new Uint8Array(count) },
    issuer: "https://sso.example.ir",
    signer: { signLogout: (said) => Promise.resolve((claims.push(said), "a.b.c")) },
    receivers: {
      post(_, form) {
        forms.push(form.toString());
        const answer = answers.shift() ?? 500;
        return typeof answer === "number" ? Promise.resolve(answer) : Promise.reject(answer);
      },
    },
    wait: (milliseconds) => Promise.resolve(void waited.push(milliseconds)),
    onOutcome(id, outcome) {
      assert.equal(id, "insurance");
      outcomes.push(outcome);
      done.resolve();
    },
    ...more,
  });
  return { ends, outcomes, waited, claims, forms, done: done.promise };
}

Deno.test("a logout token names the session as the service knows it, and nothing else", async () => {
  const { ends, claims, forms, outcomes, done } = start([200]);
  ends.sessionEnded(END);
  await done;
  assert.deepEqual(forms, ["logout_token=a.b.c"]);
  assert.deepEqual(claims, [{
    iss: "https://sso.example.ir",
    aud: "insurance",
    iat: NOW / 1000,
    exp: NOW / 1000 + 120,
    jti: "A".repeat(43),
    sub: "pairwise-1",
    sid: "session-1-here",
    events: { "http://schemas.openid.net/event/backchannel-logout": {} },
  }]);
  assert.deepEqual(outcomes, ["delivered"]);
});

Deno.test("what may pass is tried again, with the same token, for less than its life", async () => {
  const { ends, outcomes, waited, claims, forms, done } = start([
    new Error("no connection"),
    503,
    429,
    204,
  ]);
  ends.sessionEnded(END);
  await done;
  assert.deepEqual(waited, [1000, 5000, 30_000]);
  assert.equal(claims.length, 1);
  assert.equal(new Set(forms).size, 1);
  assert.deepEqual(outcomes, ["delivered"]);
});

Deno.test("after four attempts it is given up", async () => {
  const { ends, outcomes, forms, done } = start([500, 502, 408, 500, 200]);
  ends.sessionEnded(END);
  await done;
  assert.equal(forms.length, 4);
  assert.deepEqual(outcomes, ["failed"]);
});

Deno.test("the log says where a service could not be told, and why", async () => {
  await using log = await recordLog();
  const fault = { address: "https://10.0.0.1", reason: "UnknownIssuer" };
  const refused = new UpstreamUnavailable("s3cret", { fault });
  for (const error of [refused, new Error("s3cret")]) {
    const { ends, done } = start(Array(4).fill(error));
    ends.sessionEnded(END);
    await done;
  }
  const reasons = log.records.map(({ properties }) => properties.reason);
  assert.deepEqual(reasons, ["https://10.0.0.1: UnknownIssuer", "Error"]);
});

Deno.test("a refusal or a redirect is final", async () => {
  for (const status of [400, 401, 404, 301, 302, 307]) {
    const { ends, outcomes, forms, done } = start([status, 200]);
    ends.sessionEnded(END);
    await done;
    assert.equal(forms.length, 1, String(status));
    assert.deepEqual(outcomes, ["refused"]);
  }
});

Deno.test("a service that hangs has 200 ends under way, and no other service waits for it", async () => {
  const hanging = Promise.withResolvers<number>();
  const { ends, outcomes } = start([], { receivers: { post: () => hanging.promise } });
  for (let i = 0; i < 200; i++) ends.sessionEnded(END);
  assert.deepEqual(outcomes, []);
  ends.sessionEnded(END);
  assert.deepEqual(outcomes, ["dropped"]);
  hanging.resolve(200);
  await ends.stop();
  assert.equal(outcomes.filter((outcome) => outcome === "delivered").length, 200);
});

Deno.test("stopping gives up what waits, and takes nothing more", async () => {
  const { ends, outcomes } = start([500], {
    wait: (_, signal) =>
      signal.aborted ? Promise.reject(signal.reason) : assert.fail("waited without being stopped"),
  });
  ends.sessionEnded(END);
  await ends.stop();
  ends.sessionEnded(END);
  assert.deepEqual(outcomes, ["failed", "dropped"]);
});

Deno.test("a key that cannot sign is a failure, and rejects nothing", async () => {
  const { ends, outcomes, done } = start([], {
    signer: { signLogout: () => Promise.reject(new Error("no key")) },
  });
  ends.sessionEnded(END);
  await done;
  assert.deepEqual(outcomes, ["failed"]);
});
