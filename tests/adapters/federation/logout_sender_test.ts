/** What is posted to a service, and what its answers mean. */
import assert from "node:assert/strict";
import {
  createLogoutSender,
  type LogoutSenderOptions,
} from "../../../adapters/federation/logout_sender.ts";
import { UpstreamUnavailable } from "../../../domain/gateway/upstream/upstream.ts";
import type { LogoutClaims } from "../../../domain/federation/logout_token.ts";
import { LOGOUT } from "../../../domain/federation/tell_services.ts";
import { NOW, service } from "../../routes/gateway/samples.ts";

const INSURANCE = service({ backchannel_logout_uri: "/logout" });

type Answer = number | Error;

function start(answer: Answer, more: Partial<LogoutSenderOptions> = {}) {
  const claims: LogoutClaims[] = [];
  const forms: string[] = [];
  let drawn = 0;
  const sender = createLogoutSender({
    clock: { now: () => NOW },
    random: { bytes: (count) => new Uint8Array(count).fill(drawn++) },
    issuer: "https://sso.example.ir",
    catalogue: { current: () => new Map([["insurance", INSURANCE]]) },
    signer: { signLogout: (said) => Promise.resolve((claims.push(said), `a.${claims.length}.c`)) },
    receivers: {
      post(_, form) {
        forms.push(form.toString());
        return typeof answer === "number" ? Promise.resolve(answer) : Promise.reject(answer);
      },
    },
    ...more,
  });
  const content = { service: "insurance", subject: "pairwise-1", sid: "session-1-here" };
  const message = { id: "1", kind: LOGOUT, receiver: "logout:insurance", at: NOW, content };
  return { send: () => sender.send(message), claims, forms };
}

Deno.test("a logout token names the session as the service knows it, and nothing else", async () => {
  const { send, claims, forms } = start(200);
  assert.deepEqual(await send(), { outcome: "delivered" });
  assert.deepEqual(forms, ["logout_token=a.1.c"]);
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
});

Deno.test("each attempt has a token of its own, which has not expired", async () => {
  const { send, claims, forms } = start(503);
  await send();
  await send();
  assert.equal(new Set(claims.map(({ jti }) => jti)).size, 2);
  assert.equal(new Set(forms).size, 2);
});

Deno.test("what may pass fails, a refusal or a redirect is final", async () => {
  for (const status of [500, 502, 503, 408, 429]) {
    assert.deepEqual(await start(status).send(), {
      outcome: "failed",
      reason: `status ${status}`,
    });
  }
  for (const status of [400, 401, 404, 301, 302, 307]) {
    assert.deepEqual(await start(status).send(), {
      outcome: "refused",
      reason: `status ${status}`,
    });
  }
  for (const status of [200, 202, 204]) {
    assert.equal((await start(status).send()).outcome, "delivered");
  }
});

Deno.test("the reason says where a service could not be told, and nothing secret", async () => {
  const fault = { address: "https://10.0.0.1", reason: "UnknownIssuer" };
  const refused = new UpstreamUnavailable("s3cret", { fault });
  assert.deepEqual(await start(refused).send(), {
    outcome: "failed",
    reason: "https://10.0.0.1: UnknownIssuer",
  });
  assert.deepEqual(await start(new Error("s3cret")).send(), { outcome: "failed", reason: "Error" });
});

Deno.test("a service that is gone, or wants to be told no longer, is not told", async () => {
  for (const services of [[], [["insurance", service()] as const]]) {
    const { send, forms } = start(200, { catalogue: { current: () => new Map(services) } });
    assert.deepEqual(await send(), { outcome: "refused", reason: "no receiver" });
    assert.deepEqual(forms, []);
  }
});

Deno.test("a service that hangs is given up after two and a half seconds", async () => {
  const { send } = start(200, {
    receivers: {
      post: (_, __, signal) =>
        new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    },
  });
  const begun = performance.now();
  assert.deepEqual(await send(), { outcome: "failed", reason: "TimeoutError" });
  const took = performance.now() - begun;
  assert.ok(took >= 2400 && took < 4000, `${took} ms`);
});
