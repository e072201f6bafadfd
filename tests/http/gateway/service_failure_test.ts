/** The responses to people and scripts when a service cannot serve them. */
import assert from "node:assert/strict";
import type { Problem } from "../../../views/site/problem.tsx";
import { referenceOf } from "../../../domain/platform/request_id.ts";
import { GUIDE_IMPRINTS } from "../../../domain/window/imprint.ts";
import { createFormat } from "../../../views/texts/format.ts";
import { loadTexts } from "../../../views/load_texts.ts";
import type { HttpClient, Reply } from "../../support/http_client.ts";
import { until } from "../../support/waiting.ts";
import { programTest, signIn, type World } from "../journey.ts";

const SERVICE = { title: { fa: "آزمون" }, level: 1, persons: "natural" };
const NAVIGATION = { "sec-fetch-mode": "navigate", accept: "text/html" };

const texts = await loadTexts(GUIDE_IMPRINTS);

/** Checks the page in each language, and the problem document. */
async function checkAnswers(
  { world, browser, ask }: {
    world: World;
    browser: HttpClient;
    ask(headers: Record<string, string>): Promise<Reply>;
  },
  { status, code, service, retryAfter }: {
    status: number;
    code: Problem;
    service: string;
    retryAfter?: RegExp;
  },
) {
  const origin = world.at(service);
  for (const [language, { problem }] of texts) {
    browser.setCookie(origin, "panjereh_language", language);
    const page = await ask(NAVIGATION);
    assert.equal(page.status, status, `${service} ${language}`);
    const { title } = problem.pages[code];
    assert.ok(page.text.includes(`<html lang="${language}"`), language);
    assert.ok(page.text.includes(title), `${title} is not on the page`);
    const id = page.headers.get("x-request-id")!;
    assert.match(id, /^\d{8}[0-9a-f]{16}$/);
    assert.ok(page.text.includes(createFormat(texts.get(language)!).digits(referenceOf(id))));
    assert.ok(page.text.includes(`href="${world.origin}/contact"`));
    assert.ok(page.text.includes(`href="tel:02100000000"`));
    assert.ok(page.text.includes(`href="${origin}/"`));
    assert.equal(page.headers.get("cache-control"), "no-store");
    if (retryAfter) assert.match(page.headers.get("retry-after") ?? "", retryAfter);
  }
  const document = await ask({ accept: "application/json" });
  assert.equal(document.status, status);
  const { type, request_id, reference } = JSON.parse(document.text);
  assert.equal(type, `urn:panjereh:problem:${code}`);
  assert.equal(request_id, document.headers.get("x-request-id"));
  assert.equal(reference, referenceOf(document.headers.get("x-request-id")!));
}

programTest("service failures: a page in each language, and a problem document", async (world) => {
  const browser = world.browser();
  const person = world.person("verified-citizen");
  await signIn(world.program, browser, person, `${world.at("echo")}/`);
  const enter = (service: string) => browser.get(`${world.at(service)}/_`, NAVIGATION);
  const get = (service: string, path = "/") => (headers: Record<string, string>) =>
    browser.send(`${world.at(service)}${path}`, { headers });

  await enter("down");
  const down = { world, browser, ask: get("down") };
  await checkAnswers(down, {
    status: 502,
    code: "upstream_unavailable",
    service: "down",
    retryAfter: /^30$/,
  });

  await enter("resting");
  const resting = { world, browser, ask: get("resting") };
  await checkAnswers(resting, {
    status: 503,
    code: "upstream_circuit_open",
    service: "resting",
    retryAfter: /^\d+$/,
  });

  await enter("slow");
  await checkAnswers({ world, browser, ask: get("slow", "/slow/60000") }, {
    status: 504,
    code: "upstream_timeout",
    service: "slow",
  });

  await enter("small");
  const send = (headers: Record<string, string>) =>
    browser.send(`${world.at("small")}/form`, { method: "POST", headers, body: "12345" });
  await checkAnswers({ world, browser, ask: send }, {
    status: 413,
    code: "too_large",
    service: "small",
  });

  const other = world.browser();
  await signIn(world.program, other, world.person("chief-executive"), `${world.at("full")}/`);
  for (
    const [service, code, status, holder] of [
      ["full", "upstream_busy", 503, other],
      ["greedy", "too_many", 429, browser],
    ] as const
  ) {
    await enter(service);
    const held = await holder.stream(`${world.at(service)}/bytes/99999999999`);
    await checkAnswers({ world, browser, ask: get(service) }, {
      status,
      code,
      service,
      retryAfter: /^5$/,
    });
    held.body.destroy();
    // A client that left has given its slot back.
    await until(async () => (await get(service)({})).status === 200);
  }
}, {
  services({ agencyOrigin }) {
    const echo = { ...SERVICE, upstream: agencyOrigin, upstream_host: "echo.agency.localhost" };
    const dead = { ...SERVICE, upstream: "http://127.0.0.1:1" };
    return [
      { ...dead, id: "down", breaker: { failures: 1000 } },
      { ...dead, id: "resting", breaker: { failures: 1, pause: 3600 } },
      { ...echo, id: "slow", limits: { answer: 0.1 } },
      { ...echo, id: "small", limits: { body: 4 } },
      { ...echo, id: "full", limits: { requests: 1, queue: 0 } },
      { ...echo, id: "greedy", limits: { per_person: 1, per_person_queue: 0 } },
    ];
  },
});
