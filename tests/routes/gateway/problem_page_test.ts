/** The page for a browser whose request to a service's host is refused. */
import assert from "node:assert/strict";
import { createHosts } from "../../../domain/services/hosts.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { createCookies } from "../../../routes/site/cookies.ts";
import { createProblemPage } from "../../../routes/gateway/problem_page.ts";
import type { RefusalCode } from "../../../routes/gateway/refusal.ts";
import type { ProblemPage } from "../../../routes/gateway/refuse.ts";
import { languages, views } from "../../views/sample.ts";
import { NOW, service } from "./samples.ts";

const insurance = service({ title: { fa: "بیمه", en: "Insurance" } });
const hosts = createHosts({
  baseUrl: "https://example.ir",
  catalogue: createCatalogue({ services: [insurance] }),
});
const page = createProblemPage({
  views,
  hosts,
  cookies: createCookies({ secure: true }),
  clock: { now: () => NOW },
  displaySheet: "/static/display.css",
  sandbox: false,
});

const REQUEST_ID = "073491820123456789abcdef";

type Context = Parameters<ProblemPage>[1];

async function show(
  context: Partial<Context> = {},
  cookie = "",
  { method = "GET", referer = "", url = "https://insurance.example.ir/a?b=1" } = {},
) {
  const request = {
    method,
    url,
    headers: new Headers({ cookie, referer, accept: "text/html" }),
  };
  const response = await page(request, {
    code: "upstream_unavailable",
    requestId: REQUEST_ID,
    service: insurance,
    ...context,
  });
  return { headers: response.headers, html: await response.text() };
}

Deno.test("problem page: has every protective header, and loads nothing", async () => {
  for (const code of ["upstream_unavailable", "network_restricted"] as const) {
    const { headers, html } = await show({ code });
    assert.deepEqual(Object.fromEntries(headers), {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src ${
        views.styleSourceOf(html)
      }; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
    assert.doesNotMatch(html, /<script|<link rel="stylesheet"/);
  }
});

Deno.test("problem page: states the problem, in its own words", async () => {
  const { problem: { pages } } = languages.get("fa")!;
  const cases: [RefusalCode, keyof typeof pages][] = [
    ["misdirected", "misdirected"],
    ["internal", "internal"],
    ["store_unavailable", "store_unavailable"],
    ["upstream_unavailable", "upstream_unavailable"],
    ["upstream_timeout", "upstream_timeout"],
    ["upstream_busy", "upstream_busy"],
    ["upstream_circuit_open", "upstream_circuit_open"],
    ["too_many", "too_many"],
    ["too_large", "too_large"],
    ["suspended_by_agency", "suspended_by_agency"],
    ["suspended_by_window", "suspended_by_window"],
    ["service_retired", "service_retired"],
    ["bad_request", "bad_request"],
  ];
  for (const [code, problem] of cases) {
    const { html } = await show({ code });
    assert.ok(html.includes(`<title>${pages[problem].title} `), `${code}: ${pages[problem].title}`);
    assert.ok(html.includes("۰۷۳۴-۹۱۸۲"));
  }
});

Deno.test("problem page: links back to the service, and otherwise to the window", async () => {
  const { html } = await show();
  assert.match(html, /<a class="button" href="https:\/\/insurance\.example\.ir\/">/);
  for (const [, href] of html.matchAll(/ href="([^"#]*)"/g)) {
    assert.match(
      href,
      /^(?:https:\/\/sso\.example\.ir\/|https:\/\/insurance\.example\.ir\/(?:a\?b=1)?$|\/favicon|tel:02100000000$)/,
    );
  }
  const { html: unknown } = await show({ service: undefined, code: "misdirected" });
  assert.match(unknown, /<a class="button" href="https:\/\/sso\.example\.ir\/">/);
  const closed = { ...service(), desk: { closed: "retired" as const } };
  const { html: ended } = await show({ service: closed, code: "service_retired" });
  assert.match(ended, /<a class="button" href="https:\/\/sso\.example\.ir\/">/);
});

Deno.test("problem page: a page that was only opened can be opened again, where that may help", async () => {
  const { problem: { again } } = languages.get("fa")!;
  const opened =
    `<a class="button main" href="https://insurance.example.ir/a?b=1">${again.reopen}</a>`;
  const passing = [
    "internal",
    "store_unavailable",
    "upstream_unavailable",
    "upstream_timeout",
    "upstream_busy",
    "upstream_circuit_open",
    "too_many",
  ] as const;
  for (const code of passing) {
    assert.ok((await show({ code })).html.includes(opened), code);
    assert.ok((await show({ code }, "", { method: "HEAD" })).html.includes(opened), code);
    // What was sent may have arrived: the page does not offer to repeat it.
    assert.ok(!(await show({ code }, "", { method: "POST" })).html.includes(again.reopen), code);
  }
  for (const code of ["bad_request", "too_large", "cookies_needed"] as const) {
    assert.ok(!(await show({ code })).html.includes(again.reopen), code);
  }
});

Deno.test("problem page: an address that is no target is not offered", async () => {
  const { problem: { again } } = languages.get("fa")!;
  const { html } = await show({}, "", { url: "https://insurance.example.ir/a//b/%2e%2e/c" });
  assert.ok(!html.includes(again.reopen));
});

Deno.test("problem page: states when to come back", async () => {
  const { html } = await show({ retryAfter: 3600 });
  assert.match(html, /۱۳:۳۰/);
  assert.doesNotMatch((await show()).html, /۱۲:۳۰|۱۳:۳۰/);
});

Deno.test("problem page: for a foreign network links to the requested page", async () => {
  const { html } = await show({ code: "network_restricted", ip: "203.0.113.7" });
  assert.match(html, /203\.0\.113\.7/);
  assert.ok(html.includes("۰۷۳۴-۹۱۸۲"));
  assert.match(html, /href="https:\/\/insurance\.example\.ir\/a\?b=1"/);
});

Deno.test("problem page: after a form, a foreign network is led back to the page of the form", async () => {
  const code = "network_restricted";
  const origin = "https://insurance.example.ir";
  const cases = [[`${origin}/form`, "/form"], ["https://evil.example/", "/"], ["", "/"]];
  for (const [referer, path] of cases) {
    const { html } = await show({ code }, "", { method: "POST", referer });
    assert.ok(html.includes(`<a class="button main" href="${origin}${path}">`), referer);
  }
});

Deno.test("problem page: says what is missing, and leads there in this tab or a new one", async () => {
  const { problem: { pages, unsent } } = languages.get("fa")!;
  const signIn = "https://sso.example.ir/login?return_to=x&state=y";
  const href = signIn.replace("&", "&amp;");
  for (const code of Object.keys(unsent.button) as (keyof typeof unsent.button)[]) {
    const { html } = await show({ code, signIn });
    assert.ok(html.includes(`<h1>${pages[code].title}</h1>`), code);
    assert.ok(html.includes(`<a href="${href}">${unsent.link}</a>`));
    assert.ok(html.includes(
      `<a class="button main" href="${href}" target="_blank" rel="noopener">${
        unsent.button[code]
      }</a>`,
    ));
    assert.ok(html.includes(unsent.kept));
    assert.doesNotMatch(html, /<a class="button" /, "no other way to go");
  }
  const { html } = await show({ signIn });
  assert.ok(!html.includes(href), "nothing is missing");
});

Deno.test("problem page: about cookies, in the language that the address says", async () => {
  const back = "https://insurance.example.ir/cases/5";
  const context = { code: "cookies_needed", language: "en", back } as const;
  const { html } = await show(context, "__Host-panjereh_language=ar");
  assert.match(html, /<html lang="en"/);
  assert.ok(html.includes(languages.get("en")!.problem.pages.cookies_needed.title));
  assert.ok(html.includes(`<a class="button" href="${back}">`));
});

Deno.test("problem page: uses the chosen language and display settings", async () => {
  assert.match((await show({}, "__Host-panjereh_language=en")).html, /<html lang="en"/);
  assert.match((await show({}, "panjereh_language=en")).html, /<html lang="fa"/);
  const { html, headers } = await show({}, "__Host-panjereh_display=dark_150");
  assert.match(
    html,
    /<link rel="stylesheet" href="https:\/\/sso\.example\.ir\/static\/display\.css"/,
  );
  const policy = headers.get("content-security-policy")!;
  assert.ok(
    policy.includes(
      `${views.styleSourceOf(html)} https://sso.example.ir; font-src https://sso.example.ir;`,
    ),
  );
});
