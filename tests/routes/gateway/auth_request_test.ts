/** The response to an agency's own proxy when a request may pass. */
import assert from "node:assert/strict";
import type { Assertions } from "../../../domain/gateway/visitor/assertion.ts";
import { IDENTITY_HEADERS } from "../../../domain/gateway/visitor/identity_headers.ts";
import type { Visitor } from "../../../domain/gateway/visitor/visitor.ts";
import { createAuthRequestAnswer } from "../../../routes/gateway/auth_request.ts";
import { service, visitor } from "./samples.ts";

const insurance = service({ attributes: ["given_name"] });

function start() {
  let assertion = "assertion-1";
  const assertions: Assertions = { assertionFor: () => Promise.resolve(assertion) };
  const answerAuthRequest = createAuthRequestAnswer({ assertions });
  return {
    setAssertion: (next: string) => assertion = next,
    async ask(
      { who = visitor(), plainVerdict, cookie }: {
        who?: Visitor | null;
        plainVerdict?: boolean;
        cookie?: string;
      } = {},
      requestId = "request-1",
    ) {
      const headers = new Headers(cookie === undefined ? {} : { cookie });
      const head = { method: "GET", url: "http://a/", headers, plainVerdict };
      const about = { visitor: who, service: insurance, requestId };
      const response = await answerAuthRequest(
        head,
        about as Parameters<typeof answerAuthRequest>[1],
      );
      assert.equal(response.status, 200);
      assert.equal(await response.text(), "");
      return Object.fromEntries(response.headers);
    },
  };
}

const KNOWN = {
  "x-identity-assertion": "assertion-1",
  "x-identity-subject": "pairwise-1",
  "x-identity-level": "2",
  "x-identity-auth-time": String(visitor().identity.authTime),
  "x-identity-given-name": "%D8%B2%D9%87%D8%B1%D8%A7",
  "cache-control": "no-store",
  "x-request-id": "request-1",
};

Deno.test("answerAuthRequest names the visitor, and sends all other headers empty", async () => {
  const { ask } = start();
  const empty = IDENTITY_HEADERS.map((name) => [name.toLowerCase(), ""]);
  assert.deepEqual(await ask(), { ...Object.fromEntries(empty), ...KNOWN, cookie: "" });
});

Deno.test("answerAuthRequest sends nginx only headers with values", async () => {
  const { ask } = start();
  assert.deepEqual(await ask({ plainVerdict: true }), KNOWN);
});

Deno.test("answerAuthRequest prepares each form separately, and sends each request's own ID", async () => {
  const { ask } = start();
  for (let round = 1; round < 3; round++) {
    for (const plainVerdict of [true, false]) {
      const said = await ask({ plainVerdict }, `request-${round}`);
      assert.equal("x-identity-family-name" in said, !plainVerdict);
      assert.equal(said["x-request-id"], `request-${round}`);
    }
  }
});

Deno.test("answerAuthRequest gives each request a response of its own", async () => {
  const assertions: Assertions = { assertionFor: () => Promise.resolve("assertion-1") };
  const answer = createAuthRequestAnswer({ assertions });
  const head = { method: "GET", url: "http://a/", headers: new Headers() };
  const about = { visitor: visitor(), service: insurance } as Parameters<typeof answer>[1];
  const first = await answer(head, { ...about, requestId: "request-1" });
  await answer(head, { ...about, requestId: "request-2" });
  assert.equal(first.headers.get("x-request-id"), "request-1");
});

Deno.test("answerAuthRequest removes the gateway's cookies and passes the others on", async () => {
  const { ask } = start();
  for (const plainVerdict of [true, false]) {
    const both = await ask({ plainVerdict, cookie: "panjereh_service=1; a=1" });
    assert.equal(both.cookie, "a=1");
    const own = await ask({ plainVerdict, cookie: "panjereh_service=1" });
    assert.equal(own.cookie, plainVerdict ? undefined : "");
  }
});

Deno.test("answerAuthRequest sends the current assertion", async () => {
  const { ask, setAssertion } = start();
  const who = visitor();
  await ask({ who });
  setAssertion("assertion-2");
  assert.equal((await ask({ who }))["x-identity-assertion"], "assertion-2");
});

Deno.test("answerAuthRequest sends only empty headers for a stranger", async () => {
  const { ask } = start();
  const said = await ask({ who: null });
  const names = ["X-Identity-Assertion", ...IDENTITY_HEADERS];
  for (const name of names) assert.equal(said[name.toLowerCase()], "", name);
  assert.deepEqual(await ask({ who: null, plainVerdict: true }), {
    "cache-control": "no-store",
    "x-request-id": "request-1",
  });
});
