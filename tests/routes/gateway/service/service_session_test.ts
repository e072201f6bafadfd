/** How a service session begins, and how it is found again. */
import assert from "node:assert/strict";
import { createJalaliCalendar } from "../../../../adapters/runtime/jalaali_calendar.ts";
import { createKeyedHash } from "../../../../adapters/keys/keyed_hash.ts";
import type { AuditRecord } from "../../../../domain/platform/audit.ts";
import { createHosts } from "../../../../domain/services/hosts.ts";
import { createCatalogue } from "../../../../domain/services/catalogue.ts";
import type { LiveSession } from "../../../../domain/session/live_sessions.ts";
import { createCookies } from "../../../../routes/site/cookies.ts";
import type { ServiceRequest } from "../../../../routes/gateway/forwarding.ts";
import {
  createServiceSessions,
  type ServiceSessionDeps,
} from "../../../../routes/gateway/service/service_session.ts";
import { NOW, service } from "../samples.ts";

const insurance = service();
const hash = createKeyedHash(new Uint8Array(32));
const STATE = "s".repeat(43);

const LIVE: LiveSession = {
  sessionDigest: "digest-1",
  session: {
    id: "session-1",
    accountId: "account-1",
    epoch: 0,
    level: 2,
    authTime: NOW,
    createdAt: NOW,
    lastSeenAt: NOW,
    expiresAt: NOW,
  },
  account: {
    id: "account-1",
    identity: { kind: "iranian", nationalId: "0012345679" },
    firstName: "سارا",
    lastName: "محمدی",
    fatherName: "رضا",
    birthDate: { year: 1370, month: 5, day: 14 },
    status: "verified",
    createdAt: NOW,
  },
};

function start({ entered = true, service = insurance } = {}) {
  const records: AuditRecord[] = [];
  const asked: unknown[] = [];
  const sessions = createServiceSessions({
    clock: { now: () => NOW },
    random: { bytes: (count) => new Uint8Array(count) },
    hash,
    calendar: createJalaliCalendar(),
    audit: { append: (record) => Promise.resolve(void records.push(record)), include() {} },
    hosts: createHosts({
      baseUrl: "https://example.ir",
      catalogue: createCatalogue({ services: [insurance] }),
    }),
    cookies: createCookies({ secure: true }),
    liveSessions: {
      ofService: (token: string, id: string) => {
        asked.push([token, id]);
        return Promise.resolve(token === "known" ? LIVE : null);
      },
    } as ServiceSessionDeps["liveSessions"],
    handoffs: {
      issue: () => assert.fail("issued"),
      redeem(input) {
        asked.push(input);
        return Promise.resolve(entered ? { token: "token-1", accountId: "account-1" } : null);
      },
    },
    languages: ["fa", "ar", "en"],
  });
  const headOf = (cookie: string) => ({
    method: "GET",
    url: "https://insurance.example.ir/",
    headers: new Headers({ cookie }),
  });
  return {
    records,
    asked,
    find: (cookie: string) => sessions.find(headOf(cookie), insurance),
    signIn: (cookie: string) => sessions.signIn(headOf(cookie), "https://insurance.example.ir/a?b"),
    reserved(
      query: string,
      { path = "/_panjereh/session", cookie = `__Host-panjereh_state=${STATE}`, method = "GET" } =
        {},
    ) {
      const url = `https://insurance.example.ir${path}${query}`;
      const context = {
        service,
        target: { path, query, target: path + query },
        framing: { kind: "none" },
        client: { ip: "192.0.2.7", proto: "https", host: "insurance.example.ir" },
        requestId: "request-1",
      } as ServiceRequest;
      return sessions.reserved(new Request(url, { method, headers: { cookie } }), context);
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
    assert.equal(response.headers.getSetCookie().length, entered ? 1 : 0);
  }
});

Deno.test("hand-off: the code is redeemed for this service and browser, and recorded", async () => {
  const { reserved, records, asked } = start();
  const response = await reserved("?code=c&to=/a");
  assert.deepEqual(asked, [{ code: "c", service: "insurance", state: STATE }]);
  assert.deepEqual(records, [{
    at: NOW,
    event: "service.entered",
    requestId: "request-1",
    service: "insurance",
    accountId: "account-1",
    ip: hash.digest("ip", "192.0.2.7"),
  }]);
  assert.deepEqual(response!.headers.getSetCookie(), [`__Host-panjereh_service=token-1; ${OURS}`]);
});

Deno.test("hand-off: without a valid code there is no session", async () => {
  const without = start();
  assert.equal((await without.reserved("?to=/a"))?.headers.get("location"), "/a");
  assert.deepEqual([without.asked, without.records], [[], []]);
  const used = start({ entered: false });
  await used.reserved("?code=c&to=/a");
  assert.deepEqual(used.records, []);
});

Deno.test("hand-off: is refused for another browser, path or method", async () => {
  const { reserved, asked } = start();
  const cases: Parameters<typeof reserved>[1][] = [
    { cookie: "" },
    { cookie: `panjereh_state=${STATE}` },
    { cookie: `__Host-panjereh_state=${STATE}; __Host-panjereh_state=${STATE}` },
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
    return response!.headers.getSetCookie().slice(1);
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

Deno.test("sign-in: leads to the window and back, with a state that the browser keeps for twelve hours", () => {
  const { location, cookie } = start().signIn("");
  const { origin, pathname, searchParams } = new URL(location);
  assert.equal(origin + pathname, "https://sso.example.ir/login");
  assert.equal(searchParams.get("return_to"), "https://insurance.example.ir/a?b");
  const state = searchParams.get("state")!;
  assert.match(state, /^[\w-]{43}$/);
  assert.equal(cookie, `__Host-panjereh_state=${state}; Max-Age=43200; ${OURS}`);
  const again = start().signIn(`__Host-panjereh_state=${STATE}`);
  assert.equal(new URL(again.location).searchParams.get("state"), STATE, "tabs share one state");
  assert.ok(again.cookie.includes(STATE));
});

Deno.test("find: by the service's own cookie, in a supported language", async () => {
  const { find, asked } = start();
  for (const cookie of ["", "panjereh_service=known", "__Host-panjereh_session=known"]) {
    assert.equal(await find(cookie), null, cookie);
  }
  assert.deepEqual(asked, []);
  assert.equal(await find("__Host-panjereh_service=unknown"), null);
  const visitor = await find("__Host-panjereh_service=known");
  assert.equal(visitor?.sessionKey, "digest-1");
  assert.equal(visitor?.identity.locale, undefined);
  assert.deepEqual(asked, [["unknown", "insurance"], ["known", "insurance"]]);
  const localeWith = async (language: string) =>
    (await find(`__Host-panjereh_service=known; __Host-panjereh_language=${language}`))?.identity
      .locale;
  assert.equal(await localeWith("ar"), "ar");
  assert.equal(await localeWith("xx"), undefined);
});
