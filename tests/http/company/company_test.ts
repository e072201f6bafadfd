/** Companies: the step at a service, the profile, and what an agency receives. */
import assert from "node:assert/strict";
import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { COMPANIES } from "../../../adapters/sandbox/people/companies.ts";
import type { Sandbox } from "../../../adapters/sandbox/mod.ts";
import type { HttpClient, Reply } from "../../support/http_client.ts";
import { messageOn, programTest, setFault, signIn, stepsOf, type World } from "../journey.ts";

const HTML = { accept: "text/html" };
const idOf = (persona: string) =>
  COMPANIES.find((company) => company.persona === persona)!.companyId;
const AFTAB = /شرکت نمونه‌سازان آفتاب/;

/** Echoes what a service for both kinds of persons receives. */
const bothService = ({ agencyOrigin }: Sandbox) => ({
  id: "both",
  title: { fa: "برای همه" },
  upstream: agencyOrigin,
  upstream_host: "echo.agency.localhost",
  persons: "both",
});

interface Echoed {
  headers: Map<string, string>;
  claims: Record<string, unknown>;
}

function echoed({ text }: Reply): Echoed {
  const list: [string, string][] = JSON.parse(text).headers;
  const headers = new Map(list.map(([name, value]) => [name.toLowerCase(), value]));
  return { headers, claims: decodeJwt(headers.get("x-identity-assertion")!) };
}

/** The company step of a first visit to the business service. */
async function atCompany(world: World, persona = "chief-executive") {
  const browser = world.browser();
  const person = world.person(persona);
  const page = await signIn(world.program, browser, person, `${world.at("business")}/`);
  assert.equal(page.url.pathname, "/login/company");
  return { browser, page, person };
}

const submitCompany = (browser: HttpClient, page: Reply, persona: string) =>
  browser.submit(page, { company_id: idOf(persona) }, { to: page.url.pathname });

programTest("company: the chief executive enters the service for the company", async (world) => {
  const { browser, page } = await atCompany(world);
  assert.match(page.main, /کاربر گرامی، در صورتی که تغییرات هیات مدیره/);
  assert.match(page.main, /irsherkat\.ssaa\.ir/);
  const before = browser.cookie(world.origin, "panjereh_session")!;
  const file = await submitCompany(browser, page, "active");
  assert.equal(file.url.origin, world.at("business"));
  assert.match(file.text, AFTAB);
  assert.match(file.text, /لیلا موسوی/);

  const after = browser.cookie(world.origin, "panjereh_session")!;
  assert.notEqual(after, before, "case 15");
  const replay = world.browser();
  replay.setCookie(world.origin, "panjereh_session", before);
  assert.equal(
    (await replay.get(`${world.origin}/`)).url.pathname,
    "/login",
    "the old one is dead",
  );

  const home = await browser.get(`${world.origin}/`);
  assert.match(home.text, /class="acting"[^>]*>از طرف <bdi lang="fa">شرکت نمونه‌سازان آفتاب/);
  assert.match(home.main, /اکنون از طرف/);
});

programTest(
  "company: each refusal has its own page, with a way home",
  async (world) => {
    const { browser, page } = await atCompany(world);
    const refusals = {
      dissolved: /این شرکت منحل شده است/,
      "manager-only": /شما مدیرعامل ثبت‌شدهٔ این شرکت نیستید/,
      "foreign-chief-executive": /شما مدیرعامل ثبت‌شدهٔ این شرکت نیستید/,
    };
    for (const [persona, text] of Object.entries(refusals)) {
      const refused = await submitCompany(browser, page, persona);
      assert.equal(refused.status, 422, persona);
      assert.match(refused.main, text);
      assert.ok(refused.main.includes(`value="${idOf(persona)}"`), "what was typed is kept");
    }
    for (
      const [typed, text] of [
        ["10380284790", /شرکتی با این شناسهٔ ملی پیدا نشد/],
        ["99900001011", /این شناسهٔ ملی معتبر نیست/],
        ["123", /شناسهٔ ملی شرکت باید ۱۱ رقم باشد/],
        ["", /شناسهٔ ملی شرکت را وارد کنید/],
      ] as const
    ) {
      const refused = await browser.submit(page, { company_id: typed }, { to: "/login/company" });
      assert.equal(refused.status, 422, typed);
      assert.match(refused.main, text);
    }
    const home = await browser.submit(page, { action: "self" }, { to: "/login/company" });
    assert.equal(home.url.href, `${world.origin}/`);
    assert.doesNotMatch(home.text, /class="acting"/);
  },
);

programTest("company: an outage keeps the session and says when to come back", async (world) => {
  const { browser, page } = await atCompany(world);
  for (const mode of ["error", "garbage"] as const) {
    await setFault(world.program, { target: "companies", mode });
    const outage = await submitCompany(browser, page, "active");
    assert.equal(outage.status, 503, mode);
    assert.ok(outage.headers.get("retry-after"));
    assert.match(outage.main, /ثبت شرکت‌ها فعلاً پاسخ نمی‌دهد/);
  }
  await setFault(world.program, { target: "companies", mode: "ok" });
  assert.match((await submitCompany(browser, page, "active")).text, AFTAB);
});

programTest("company: a known browser comes back to the step after the code", async (world) => {
  const { browser, page, person } = await atCompany(world);
  await submitCompany(browser, page, "active");
  await browser.submit(await browser.get(`${world.origin}/sign-out`), {}, { to: "/sign-out" });
  world.clock.time += 120_000;
  const steps = stepsOf(world.program, browser, person);
  const code = await steps.askCode(`${world.at("business")}/`);
  const company = await steps.enterCode(code);
  assert.equal(company.url.pathname, "/login/company");
  assert.match((await submitCompany(browser, company, "active")).text, AFTAB);
});

programTest(
  "company: a person signed in as themselves is asked on the way to it",
  async (world) => {
    const browser = world.browser();
    await signIn(world.program, browser, world.person("chief-executive"));
    const company = await browser.get(`${world.at("business")}/`, HTML);
    assert.equal(company.url.pathname, "/login/company");
    assert.match((await submitCompany(browser, company, "active")).text, AFTAB);
  },
);

programTest(
  "company: at a service for natural persons one continues as oneself, by POST only",
  async (world) => {
    const { browser, page } = await atCompany(world);
    await submitCompany(browser, page, "active");
    const question = await browser.get(`${world.at("insurance")}/`, HTML);
    assert.equal(question.url.pathname, "/login/person");
    assert.match(question.main, AFTAB);
    const again = await browser.get(question.url);
    assert.equal(again.url.pathname, "/login/person", "asking changes nothing");
    const insurance = await browser.submit(question, {}, { to: "/login/person" });
    assert.equal(insurance.url.origin, world.at("insurance"));
    assert.match(insurance.text, /لیلا موسوی/);
    assert.doesNotMatch(insurance.text, AFTAB);
    const back = await browser.get(`${world.at("business")}/`, HTML);
    assert.equal(back.url.pathname, "/login/company", "for a company one must say so again");
  },
);

programTest(
  "company: a client that shows no pages gets a problem document with the URL",
  async (world) => {
    const { browser, page } = await atCompany(world);
    await submitCompany(browser, page, "active");
    const address = `${world.at("business")}/data`;
    assert.equal(
      (await browser.send(address, { headers: { accept: "application/json" } })).status,
      404,
    );
    const profile = await browser.get(`${world.origin}/profile/company`);
    await browser.submit(profile, {}, { to: "/profile/self" });
    const refused = await browser.send(address, { headers: { accept: "application/json" } });
    assert.equal(refused.status, 401, "the service's session died with the company's");
    assert.match(JSON.parse(refused.text).sign_in, /\/login\?/);
  },
);

programTest("company: a foreign chief executive enters for theirs", async (world) => {
  const { browser, page } = await atCompany(world, "foreign-passport");
  const file = await submitCompany(browser, page, "foreign-chief-executive");
  assert.match(file.text, /Daniel Weber/);
  assert.match(file.text, /شرکت بازرگانی نمونه پل/);
});

programTest("company: the profile adds one, switches to it and back", async (world) => {
  const { origin } = world;
  const browser = world.browser();
  await signIn(world.program, browser, world.person("chief-executive"));
  const profile = await browser.get(`${origin}/profile/company`);
  assert.match(profile.main, /حقوقی/);
  const refused = await browser.submit(profile, { company_id: idOf("dissolved") }, {
    to: "/profile/company",
  });
  assert.equal(refused.status, 422);
  assert.match(refused.main, /منحل شده است/);

  const tokens = [browser.cookie(origin, "panjereh_session")];
  const acting = await browser.submit(profile, { company_id: idOf("active") }, {
    to: "/profile/company",
  });
  assert.equal(acting.url.href, `${origin}/profile/company`);
  assert.match(acting.main, /اکنون از طرف/);
  tokens.push(browser.cookie(origin, "panjereh_session"));
  const file = await browser.get(`${world.at("business")}/`, HTML);
  assert.match(file.text, AFTAB);

  const self = await browser.submit(acting, {}, { to: "/profile/self" });
  tokens.push(browser.cookie(origin, "panjereh_session"));
  assert.equal(new Set(tokens).size, 3, "a new identifier for each switch");
  assert.doesNotMatch(self.text, /class="acting"/);
  assert.match(self.main, /ورود از طرف <bdi lang="fa">شرکت نمونه‌سازان آفتاب/);
  const closed = await browser.get(`${world.at("business")}/`, HTML);
  assert.equal(closed.url.pathname, "/login/company", "the service's session died with it");

  const again = await browser.post(`${origin}/profile/company`, { company_id: idOf("active") });
  assert.equal(again.status, 303);
  const { mobile } = world.person("chief-executive");
  await messageOn(world.program, mobile, ({ text }) => text.includes("/not-me/"));
});

programTest("company: the step offers those that the person has acted for", async (world) => {
  const { browser, page } = await atCompany(world);
  assert.doesNotMatch(page.main, /<button[^>]* name="company_id"/, "none yet");
  await submitCompany(browser, page, "active");
  const profile = await browser.get(`${world.origin}/profile/company`);
  await browser.submit(profile, {}, { to: "/profile/self" });
  const step = await browser.get(`${world.at("business")}/`, HTML);
  assert.equal(step.url.pathname, "/login/company");
  const [, offered] = /<button type="submit" name="company_id" value="(\d+)">/.exec(step.main)!;
  assert.equal(offered, idOf("active"));
  const file = await browser.submit(step, { company_id: offered }, { to: "/login/company" });
  assert.equal(file.url.origin, world.at("business"));
  assert.match(file.text, AFTAB);

  const other = await atCompany(world, "verified-citizen");
  assert.doesNotMatch(other.page.main, AFTAB, "another person's");
});

programTest("company: without a session none of its pages open (case 17)", async (world) => {
  const { origin, program } = world;
  await setFault(program, { target: "companies", mode: "error", times: 1000 });
  const browser = world.browser();
  for (const path of ["/login/company", "/login/person"]) {
    const reply = await browser.post(origin + path, { company_id: idOf("active") });
    assert.equal(reply.headers.get("location"), "/login", path);
  }
  for (const path of ["/profile/company", "/profile/self"]) {
    const reply = await browser.post(origin + path, { company_id: idOf("active") });
    assert.equal(reply.headers.get("location"), "/login?return_to=%2Fprofile%2Fcompany", path);
  }
  assert.equal((await browser.get(`${origin}/profile`)).url.pathname, "/login");

  await signIn(program, browser, world.person("chief-executive"));
  const early = await browser.post(`${origin}/login/company`, { company_id: idOf("active") });
  assert.equal(early.status, 303, "the step was not begun");
  const faults = await (await fetch(`${program.sandbox.origin}/faults`)).json();
  assert.equal(faults.companies.times, 1000, "the registry was not asked");
});

programTest(
  "company: forms of other sites and extra fields change nothing (cases 14, 32)",
  async (world) => {
    const { origin } = world;
    const browser = world.browser();
    await signIn(world.program, browser, world.person("verified-citizen"));
    const foreign = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
    for (const path of ["/profile/company", "/profile/self", "/login/company", "/login/person"]) {
      const reply = await browser.post(origin + path, { company_id: idOf("active") }, foreign);
      assert.equal(reply.status, 403, path);
    }
    const extra = await browser.post(`${origin}/profile/company`, {
      company_id: idOf("active"),
      role: "chief_executive",
      status: "active",
      actingFor: idOf("active"),
    });
    assert.equal(extra.status, 422, "she is only a manager");
    const repeated = await browser.post(`${origin}/profile/company`, [
      ["company_id", idOf("active")],
      ["company_id", idOf("dissolved")],
    ]);
    assert.equal(repeated.status, 400);
  },
);

programTest(
  "company: the assertion states who acts and for whom, under the person's subject",
  async (world) => {
    const { browser, page } = await atCompany(world);
    await submitCompany(browser, page, "active");
    const reply = await browser.send(`${world.at("business")}/`, { headers: HTML });
    assert.match(reply.text, /همین شخص در گواهی/, "act.sub is sub");
    assert.match(reply.text, /۹۹۹۰۰۰۰۱۰۱۰/);
    assert.equal(reply.headers.get("cache-control"), "no-store");
  },
);

programTest(
  "company: at a service for both, as a company or as oneself",
  async (world) => {
    const browser = world.browser();
    const person = world.person("chief-executive");
    const page = await signIn(world.program, browser, person, `${world.at("both")}/`);
    assert.equal(page.url.pathname, "/login/company");
    const asSelf = await browser.submit(page, { action: "self" }, { to: "/login/company" });
    assert.equal(asSelf.url.origin, world.at("both"));
    const self = echoed(asSelf).claims;
    assert.equal(self.company, undefined);
    assert.equal(self.act, undefined);

    const profile = await browser.get(`${world.origin}/profile/company`);
    await browser.submit(profile, { company_id: idOf("active") }, { to: "/profile/company" });
    const { claims, headers } = echoed(await browser.get(`${world.at("both")}/`, HTML));
    assert.deepEqual(claims.company, { id: idOf("active"), name: "شرکت نمونه‌سازان آفتاب" });
    assert.deepEqual(claims.act, { sub: claims.sub });
    assert.equal(claims.sub, self.sub, "the same person either way");
    assert.equal(headers.get("x-identity-company-id"), idOf("active"));
    assert.match(decodeURIComponent(headers.get("x-identity-company-name")!), AFTAB);
    const jwks = await world.browser().get(`${world.origin}/.well-known/jwks.json`);
    await jwtVerify(
      headers.get("x-identity-assertion")!,
      createLocalJWKSet(JSON.parse(jwks.text)),
      {
        audience: "both",
        currentDate: new Date(world.clock.time),
      },
    );
  },
  { services: (sandbox) => [bothService(sandbox)] },
);
