/** How a service session is found, and how a person is led to the window. */
import assert from "node:assert/strict";
import { createJalaliCalendar } from "../../../../adapters/runtime/jalaali_calendar.ts";
import { createKeyedHash } from "../../../../adapters/keys/keyed_hash.ts";
import { createHosts } from "../../../../domain/services/hosts.ts";
import { createCatalogue } from "../../../../domain/services/catalogue.ts";
import type { Service } from "../../../../domain/services/service.ts";
import { createCookies } from "../../../../routes/site/cookies.ts";
import {
  createServiceSessions,
  type ServiceSessionDeps,
} from "../../../../routes/gateway/service/service_session.ts";
import { liveSession } from "../../parts.ts";
import { NOW, service } from "../samples.ts";

const insurance = service();
const hash = createKeyedHash(new Uint8Array(32));
const STATE = "s".repeat(43);

function start({ enteredAt, here = insurance }: { enteredAt?: number; here?: Service } = {}) {
  const asked: unknown[] = [];
  const sessions = createServiceSessions({
    random: { bytes: (count) => new Uint8Array(count) },
    hash,
    calendar: createJalaliCalendar(),
    hosts: createHosts({
      baseUrl: "https://example.ir",
      catalogue: createCatalogue({ services: [insurance] }),
    }),
    cookies: createCookies({ secure: true }),
    liveSessions: {
      ofService: (token: string, id: string) => {
        asked.push([token, id]);
        return Promise.resolve(token === "known" ? { ...liveSession(), enteredAt } : null);
      },
    } as ServiceSessionDeps["liveSessions"],
    languages: ["fa", "ar", "en"],
  });
  const headOf = (cookie: string) => ({
    method: "GET",
    url: "https://insurance.example.ir/",
    headers: new Headers({ cookie }),
  });
  return {
    asked,
    find: (cookie: string) => sessions.find(headOf(cookie), here),
    signIn: (cookie: string, now?: number) =>
      sessions.signIn(headOf(cookie), "https://insurance.example.ir/a?b", now),
  };
}

const OURS = "Path=/; HttpOnly; Secure; SameSite=Lax";

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
  assert.equal(searchParams.has("round"), false);
  const round = new URL(start().signIn("", NOW).location).searchParams.get("round");
  assert.equal(round, String(NOW / 1000), "a second time will be noticed");
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

Deno.test("find: a service that was out of service is entered once more", async () => {
  const here = { ...insurance, desk: { entriesFrom: NOW } };
  const cookie = "__Host-panjereh_service=known";
  for (const [enteredAt, isThere] of [[undefined, false], [NOW - 1, false], [NOW, true]] as const) {
    const found = await start({ enteredAt, here }).find(cookie);
    assert.equal(found !== null, isThere, String(enteredAt));
  }
});
