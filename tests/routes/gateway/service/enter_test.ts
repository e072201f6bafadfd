/** How a service session begins. */
import assert from "node:assert/strict";
import { createKeyedHash } from "../../../../adapters/keys/keyed_hash.ts";
import type { Visitor } from "../../../../domain/gateway/visitor/visitor.ts";
import type { AuditRecord } from "../../../../domain/platform/audit.ts";
import { MINUTE, SECOND } from "../../../../domain/platform/platform.ts";
import type { ServiceRequest } from "../../../../routes/gateway/forwarding.ts";
import { createEnter } from "../../../../routes/gateway/service/enter.ts";
import { createReserved } from "../../../../routes/gateway/service/reserved.ts";
import { createCookies } from "../../../../routes/site/cookies.ts";
import { NOW, service, visitor } from "../samples.ts";

const insurance = service();
const hash = createKeyedHash(new Uint8Array(32));
const STATE = "s".repeat(43);
const ORIGIN = "https://insurance.example.ir";

function start(
  { entered = true, who = null, service = insurance, isNews = true }: {
    entered?: boolean;
    who?: Visitor | null;
    service?: typeof insurance;
    isNews?: boolean;
  } = {},
) {
  const records: AuditRecord[] = [];
  const asked: unknown[] = [];
  const counted: string[] = [];
  const enter = createEnter({
    clock: { now: () => NOW },
    hash,
    audit: { append: (record) => Promise.resolve(void records.push(record)), include() {} },
    cookies: createCookies({ secure: true }),
    handoffs: {
      issue: () => assert.fail("issued"),
      redeem(input) {
        asked.push(input);
        return Promise.resolve(
          entered ? { token: "token-1", accountId: "account-1", isNews } : null,
        );
      },
    },
    traffic: { stepped: ({ id }, step) => void counted.push(`${id} ${step}`) },
    languages: ["fa", "ar", "en"],
    sessions: {
      find: () => Promise.resolve(who),
      signIn: (_, returnTo, now) => ({
        location: `https://sso.example.ir/login?return_to=${returnTo}&round=${now}`,
        cookie: "state=fresh",
      }),
    },
    refuse: (_, code, { language, back }) =>
      Promise.resolve(Response.json({ code, language, back })),
  });
  const not = () => Promise.resolve(null);
  const reserved = createReserved({ enter, describe: not, signOut: not });
  return {
    records,
    asked,
    counted,
    reserved(
      query: string,
      { path = "/_panjereh/session", cookie = `__Host-panjereh_state=${STATE}`, method = "GET" } =
        {},
    ) {
      const context = {
        service,
        target: { path, query, target: path + query },
        framing: { kind: "none" },
        client: { ip: "192.0.2.7", proto: "https", host: "insurance.example.ir" },
        requestId: "request-1",
      } as ServiceRequest;
      const url = `${ORIGIN}${path}${query}`;
      return reserved(new Request(url, { method, headers: { cookie } }), context);
    },
  };
}

const OURS = "Path=/; HttpOnly; Secure; SameSite=Lax";

Deno.test("hand-off: its redirect has no referrer and is not cached", async () => {
  for (const entered of [true, false]) {
    const response = await start({ entered }).reserved("?code=c&to=/a");
    assert.equal(response?.status, 302);
    assert.equal(response.headers.get("location"), "/a");
    assert.equal(response.headers.get("referrer-policy"), "no-referrer");
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal(
      response.headers.getSetCookie().length,
      entered ? 2 : 0,
      "a wrong code spends none",
    );
  }
});

/** What the service is entitled to, for the person's receipt. */
const RELEASE = { attributes: ["given_name", "family_name", "national_id"], by: "gateway" };

Deno.test("hand-off: the code is redeemed for this service and browser, and recorded", async () => {
  const { reserved, records, asked } = start();
  const response = await reserved("?code=c&to=/a");
  assert.deepEqual(asked, [{
    code: "c",
    service: "insurance",
    state: STATE,
    isTold: false,
    release: RELEASE,
  }]);
  assert.deepEqual(records, [{
    at: NOW,
    event: "service.entered",
    requestId: "request-1",
    service: "insurance",
    accountId: "account-1",
    ip: hash.digest("ip", "192.0.2.7"),
  }]);
  assert.deepEqual(response!.headers.getSetCookie(), [
    `__Host-panjereh_service=token-1; ${OURS}`,
    `__Host-panjereh_state=; Max-Age=0; ${OURS}`,
  ]);
});

Deno.test("hand-off: without a valid code there is no session", async () => {
  const without = start();
  assert.equal((await without.reserved("?to=/a"))?.headers.get("location"), "/a");
  assert.deepEqual([without.asked, without.records], [[], []]);
  const used = start({ entered: false });
  await used.reserved("?code=c&to=/a");
  assert.deepEqual(used.records, []);
});

/** Not this browser's state: absent, without its prefix, or set by somebody else too. */
const LOST = [
  "",
  `panjereh_state=${STATE}`,
  `__Host-panjereh_state=${STATE}; __Host-panjereh_state=${STATE}`,
];

Deno.test("hand-off: without its state's cookie the window is asked again", async () => {
  const { reserved, asked } = start({ entered: false });
  for (const cookie of LOST) {
    const response = await reserved("?code=c&to=/a%3Fb&lang=en", { cookie });
    assert.equal(response?.status, 302);
    const location = `https://sso.example.ir/login?return_to=${ORIGIN}/a?b&round=${NOW}`;
    assert.equal(response.headers.get("location"), location);
    assert.deepEqual(response.headers.getSetCookie(), ["state=fresh"], "and nobody is signed in");
  }
  const used = {
    code: "c",
    service: "insurance",
    state: undefined,
    isTold: false,
    release: RELEASE,
  };
  assert.deepEqual(asked, LOST.map(() => used), "and the code is used up");
});

Deno.test("hand-off: a browser that keeps no cookie is told so after one round", async () => {
  const round = (at: number) => `&round=${at / SECOND}`;
  for (const cookie of LOST) {
    const query = `?code=c&to=/a&lang=en${round(NOW - 3 * SECOND)}`;
    const response = await start().reserved(query, { cookie });
    assert.deepEqual(await response?.json(), {
      code: "cookies_needed",
      language: "en",
      back: `${ORIGIN}/a`,
    });
  }
  const unknown = await start().reserved(`?code=c&lang=xx${round(NOW)}`, { cookie: "" });
  assert.equal((await unknown?.json()).language, undefined);
  const kept = await start().reserved(`?code=c${round(NOW - 2 * MINUTE)}`, { cookie: "" });
  assert.equal(kept?.status, 302, "a bookmark is no loop");
  const returned = await start().reserved(`?code=c&to=/a${round(NOW)}`);
  assert.equal(returned?.headers.get("location"), "/a", "the cookie has come this time");
});

Deno.test("hand-off: an exact path is asked for again as it is", async () => {
  const { reserved } = start({ service: { ...insurance, paths: "exact" } });
  const response = await reserved("?code=c&to=//evil.example", { cookie: "" });
  const location = `https://sso.example.ir/login?return_to=${ORIGIN}//evil.example&round=${NOW}`;
  assert.equal(response?.headers.get("location"), location);
});

Deno.test("hand-off: somebody with a session at the service is not asked again", async () => {
  const { reserved } = start({ who: visitor() });
  const response = await reserved("?code=c&to=/a", { cookie: "" });
  assert.equal(response?.headers.get("location"), "/a");
  assert.deepEqual(response?.headers.getSetCookie(), []);
});

Deno.test("hand-off: is refused for another path or method", async () => {
  const { reserved, asked } = start();
  const cases: Parameters<typeof reserved>[1][] = [
    { path: "/_panjereh" },
    { path: "/_panjereh/session/" },
    { path: "/_panjereh/sessions" },
    { method: "POST" },
    { method: "HEAD" },
  ];
  for (const options of cases) {
    assert.equal(await reserved("?code=c", options), null, JSON.stringify(options));
  }
  assert.deepEqual(asked, []);
});

Deno.test("hand-off: leads to a path of this host, or to its first page", async () => {
  const cases: [string, string][] = [
    ["?code=c", "/"],
    ["?code=c&to=%2Fa%3Fb%3D1", "/a?b=1"],
    ["?code=c&to=%2F%2Fevil.example", "/"],
    ["?code=c&to=https%3A%2F%2Fevil.example%2F", "/"],
    ["?code=c&to=%2F..%2Fa", "/"],
    ["?code=c&to=%2F_panjereh%2Fsession%3Fcode%3Dd", "/"],
    ["?code=c&to=%2F%0d%0aSet-Cookie%3Aa%3Db", "/"],
  ];
  for (const [query, location] of cases) {
    assert.equal((await start().reserved(query))?.headers.get("location"), location, query);
  }
});

Deno.test("hand-off: leads to an exact path of this host, and of no other", async () => {
  const exact = { ...insurance, paths: "exact" as const };
  const cases: [string, string][] = [
    ["//evil.example/a", "https://insurance.example.ir//evil.example/a"],
    ["/a%2Fb//c?d=1", "https://insurance.example.ir/a%2Fb//c?d=1"],
    ["/a", "/a"],
    ["/a%2F..", "/"],
    ["//_panjereh/session", "/"],
  ];
  for (const [to, location] of cases) {
    const query = `?${new URLSearchParams({ code: "c", to })}`;
    const response = await start({ service: exact }).reserved(query);
    assert.equal(response?.headers.get("location"), location, to);
  }
});

Deno.test("hand-off: carries language and display settings, if set", async () => {
  const cookiesOf = async (query: string, cookie?: string) => {
    const options = cookie ? { cookie: `__Host-panjereh_state=${STATE}; ${cookie}` } : undefined;
    const response = await start().reserved(`?code=c&${query}`, options);
    return response!.headers.getSetCookie().slice(2);
  };
  assert.deepEqual(await cookiesOf("lang=en"), [`__Host-panjereh_language=en; ${OURS}`]);
  assert.deepEqual(await cookiesOf("lang=xx"), []);
  assert.deepEqual(await cookiesOf("display=150_dark_evil"), [
    `__Host-panjereh_display=dark_150; ${OURS}`,
  ]);
  const kept = "__Host-panjereh_display=dark";
  assert.deepEqual(await cookiesOf("display=", kept), [
    `__Host-panjereh_display=; Max-Age=0; ${OURS}`,
  ]);
  assert.deepEqual(await cookiesOf("display="), []);
});

Deno.test("hand-off: arrivals are counted for the service, and nothing else", async () => {
  const there = start();
  await there.reserved("?code=c&to=/a");
  assert.deepEqual(there.counted, ["insurance arrived"]);
  const wrong = start({ entered: false });
  await wrong.reserved("?code=c&to=/a");
  assert.deepEqual(wrong.counted, []);
});
