/** What `/_panjereh/sign-out` asks of the session, and where it leads. */
import assert from "node:assert/strict";
import { createKeyedHash } from "../../../../adapters/keys/keyed_hash.ts";
import { parseTarget } from "../../../../domain/gateway/request/target.ts";
import type { AuditRecord } from "../../../../domain/platform/audit.ts";
import type { Write } from "../../../../domain/platform/commit.ts";
import { createCatalogue } from "../../../../domain/services/catalogue.ts";
import { createHosts } from "../../../../domain/services/hosts.ts";
import type { AlsoAtSignOut } from "../../../../domain/session/end_session.ts";
import type { ServiceRequest } from "../../../../routes/gateway/forwarding.ts";
import { createSignOut, type SignOutDeps } from "../../../../routes/gateway/service/sign_out.ts";
import { createCookies } from "../../../../routes/site/cookies.ts";
import { liveSession } from "../../parts.ts";
import { NOW, service } from "../samples.ts";

const ORIGIN = "https://insurance.example.ir";
const [insurance, museum] = [service(), service({ id: "museum" })];
const hash = createKeyedHash(new Uint8Array(32));

function start() {
  const records: AuditRecord[] = [];
  const ended: string[] = [];
  const signOut = createSignOut({
    clock: { now: () => NOW },
    hash,
    audit: {
      append: () => assert.fail("not in the commit"),
      include: (_, record) => void records.push(record),
    },
    hosts: createHosts({
      baseUrl: "https://example.ir",
      catalogue: createCatalogue({ services: [insurance, museum] }),
    }),
    cookies: createCookies({ secure: true }),
    liveSessions: {
      ofService: (token: string, id: string) =>
        Promise.resolve(token === "known" && id === "insurance" ? liveSession() : null),
      signOut({ sessionDigest }: { sessionDigest: string }, { include }: AlsoAtSignOut) {
        ended.push(sessionDigest);
        include!({} as Write);
        return Promise.resolve();
      },
    } as unknown as SignOutDeps["liveSessions"],
  });
  return {
    records,
    ended,
    async send(
      { method = "POST", returnTo, headers = {} }: {
        method?: string;
        returnTo?: string;
        headers?: Record<string, string>;
      } = {},
    ) {
      const query = returnTo === undefined
        ? ""
        : `?${new URLSearchParams({ return_to: returnTo })}`;
      const target = parseTarget(`/_panjereh/sign-out${query}`)!;
      const request = new Request(ORIGIN + target.target, {
        method,
        headers: { cookie: "__Host-panjereh_service=known", accept: "text/html", ...headers },
      });
      return await signOut(request, {
        service: insurance,
        target,
        framing: { kind: "none" },
        client: { ip: "192.0.2.7", proto: "https", host: "insurance.example.ir" },
        requestId: "request-1",
      } as ServiceRequest);
    },
  };
}

const OURS = { origin: ORIGIN };

Deno.test("sign-out of a service: ends the session with its record", async () => {
  const { send, ended, records } = start();
  const response = (await send({ headers: OURS }))!;
  assert.equal(response.status, 303);
  assert.deepEqual(response.headers.getSetCookie(), [
    "__Host-panjereh_service=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax",
  ]);
  assert.deepEqual(ended, ["digest-1"]);
  assert.deepEqual(records, [{
    at: NOW,
    event: "session.ended",
    requestId: "request-1",
    service: "insurance",
    accountId: "account-1",
    ip: hash.digest("ip", "192.0.2.7"),
    detail: { session: "session-1" },
  }]);
});

Deno.test("sign-out of a service: whatever another page sends leads to the question", async () => {
  const { send, ended } = start();
  const said: Record<string, string>[] = [
    {},
    { origin: "https://museum.example.ir", "sec-fetch-site": "same-site" },
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    { origin: "null" },
    { "sec-fetch-site": "none" },
  ];
  for (const headers of said) {
    const response = (await send({ headers }))!;
    assert.equal(response.status, 303);
    assert.match(response.headers.get("location")!, /^https:\/\/sso\.example\.ir\/sign-out\?/);
    assert.deepEqual(response.headers.getSetCookie(), []);
  }
  await send({ method: "GET", headers: { ...OURS, "sec-fetch-site": "same-origin" } });
  assert.deepEqual(ended, []);
});

Deno.test("sign-out of a service: leads back to a service or the window only", async () => {
  const { send } = start();
  async function wayBack(returnTo?: string) {
    const response = (await send({ method: "GET", returnTo }))!;
    assert.equal(response.headers.get("cache-control"), "no-store");
    const location = new URL(response.headers.get("location")!);
    assert.equal(location.origin + location.pathname, "https://sso.example.ir/sign-out");
    return location.searchParams.get("return_to");
  }
  assert.equal(await wayBack(), `${ORIGIN}/`);
  assert.equal(await wayBack("/bye?a=1"), `${ORIGIN}/bye?a=1`);
  assert.equal(await wayBack("/بدرود"), `${ORIGIN}/%D8%A8%D8%AF%D8%B1%D9%88%D8%AF`);
  assert.equal(await wayBack("https://museum.example.ir/"), "https://museum.example.ir/");
  assert.equal(await wayBack("https://sso.example.ir/faq"), "/faq");
  for (
    const elsewhere of [
      "https://evil.example/",
      "//evil.example/",
      "/\\evil.example",
      "javascript:alert(1)",
      "http://museum.example.ir/",
      "https://unknown.example.ir/",
      "",
    ]
  ) assert.equal(await wayBack(elsewhere), `${ORIGIN}/`, elsewhere);
});
