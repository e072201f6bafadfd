import assert from "node:assert/strict";
import { DAY, HOUR } from "../../domain/platform/platform.ts";
import type { SignIn, SignInsProps } from "../../views/portal/sign_ins.tsx";
import type { PageContext } from "../../views/components/page.ts";
import { elements, views } from "./sample.ts";

/** 1 Azar 1405, 14:00 in Tehran. */
const NOW = Date.UTC(2026, 10, 22, 10, 30);

const context: PageContext = {
  language: "en",
  here: "/sign-ins",
  href: (path) => path,
  sandbox: false,
  fragment: false,
  now: NOW,
};

const signIn = (at: number, more: Partial<SignIn> = {}): SignIn => ({
  at,
  device: { browser: "Firefox", system: "Windows" },
  way: "sms",
  knownBrowser: true,
  level: 2,
  ...more,
});

const shown = (props: Partial<SignInsProps>) =>
  views.signIns(context, { signIns: [], isFirstPage: true, ...props });

Deno.test("past sign-ins: a heading and a list for each day of Tehran, newest first", () => {
  const html = shown({ signIns: [signIn(NOW), signIn(NOW - HOUR), signIn(NOW - 15 * HOUR)] });
  const days = [...html.matchAll(/<h2>(.*?)<\/h2><ul class="services">(.*?)<\/ul>/gs)];
  assert.deepEqual(days.map(([, day]) => day), ["Sunday 22 November", "Saturday 21 November"]);
  assert.deepEqual(days.map(([, , list]) => list.match(/<li>/g)!.length), [2, 1]);
  assert.match(days[1][2], /At 23:00, with a one-time code by text message\./);
});

Deno.test("past sign-ins: the same weekday of another week has its own heading", () => {
  const html = shown({ signIns: [signIn(NOW), signIn(NOW - 7 * DAY)] });
  assert.match(html, /<h2>Sunday 22 November<\/h2>.*<h2>Sunday 15 November<\/h2>/s);
});

Deno.test("past sign-ins: the current one is marked, and an unknown place is omitted", () => {
  const html = shown({
    signIns: [signIn(NOW, { current: true, place: "185.12.*" }), signIn(NOW - DAY)],
  });
  const [first, second] = [...html.matchAll(/<li>.*?<\/li>/gs)].map(([item]) => item);
  assert.match(first, /<span class="badge">This sign-in<\/span>/);
  assert.match(first, /Network: <bdi dir="ltr">185\.12\.\*<\/bdi>\./);
  assert.doesNotMatch(second, /badge|Network/);
});

Deno.test("past sign-ins: a browser that was not known is pointed out", () => {
  const unknown = /You had not signed in with this browser before\./;
  assert.match(shown({ signIns: [signIn(NOW, { knownBrowser: false })] }), unknown);
  assert.doesNotMatch(shown({ signIns: [signIn(NOW)] }), unknown);
});

Deno.test("past sign-ins: links lead to older pages, and back to the newest from all but the first", () => {
  const links = (html: string) => {
    const [nav] = /<nav aria-label="Pages of the list">.*?<\/nav>/s.exec(html) ?? [];
    return nav && elements(nav).filter(({ name }) => name === "a")
      .map(({ attributes }) => attributes.get("href"));
  };
  const older = "/sign-ins?before=1";
  assert.equal(links(shown({ isFirstPage: true })), undefined);
  assert.deepEqual(links(shown({ isFirstPage: true, older })), [older]);
  assert.deepEqual(links(shown({ isFirstPage: false, older })), [older, "/sign-ins"]);
  assert.deepEqual(links(shown({ isFirstPage: false })), ["/sign-ins"]);
});

Deno.test("past sign-ins: an empty list says so", () => {
  assert.match(shown({}), /This list is still empty/);
  assert.doesNotMatch(shown({}), /If one of these/);
  assert.doesNotMatch(shown({ signIns: [signIn(NOW)] }), /empty/);
});
