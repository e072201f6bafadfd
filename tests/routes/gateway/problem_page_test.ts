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

type Context = Parameters<ProblemPage>[1];

async function show(context: Partial<Context> = {}, cookie = "") {
  const request = {
    method: "GET",
    url: "https://insurance.example.ir/a?b=1",
    headers: new Headers({ cookie }),
  };
  const response = await page(request, {
    code: "upstream_unavailable",
    requestId: "request-1",
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
      "content-security-policy":
        `default-src 'none'; style-src ${views.styleSource}; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
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
    ["bad_request", "bad_request"],
  ];
  for (const [code, problem] of cases) {
    const { html } = await show({ code });
    assert.ok(html.includes(`<title>${pages[problem].title} `), `${code}: ${pages[problem].title}`);
    assert.ok(html.includes("request-1"));
  }
});

Deno.test("problem page: links back to the service, and otherwise to the window", async () => {
  const { html } = await show();
  assert.match(html, /<a class="button" href="https:\/\/insurance\.example\.ir\/">/);
  for (const [, href] of html.matchAll(/ href="([^"#]*)"/g)) {
    assert.match(
      href,
      /^(?:https:\/\/sso\.example\.ir\/|https:\/\/insurance\.example\.ir\/$|\/favicon)/,
    );
  }
  const { html: unknown } = await show({ service: undefined, code: "misdirected" });
  assert.match(unknown, /<a class="button" href="https:\/\/sso\.example\.ir\/">/);
});

Deno.test("problem page: states when to come back", async () => {
  const { html } = await show({ retryAfter: 3600 });
  assert.match(html, /۱۳:۳۰/);
  assert.doesNotMatch((await show()).html, /۱۲:۳۰|۱۳:۳۰/);
});

Deno.test("problem page: for a foreign network links to the requested page", async () => {
  const { html } = await show({ code: "network_restricted", ip: "203.0.113.7" });
  assert.match(html, /203\.0\.113\.7/);
  assert.match(html, /href="https:\/\/insurance\.example\.ir\/a\?b=1"/);
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
      `${views.styleSource} https://sso.example.ir; font-src https://sso.example.ir;`,
    ),
  );
});
