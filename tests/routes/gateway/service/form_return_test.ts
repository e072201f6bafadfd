/** The page that posts another site's form again. */
import assert from "node:assert/strict";
import { RequestBodyFailed } from "../../../../domain/gateway/upstream/upstream.ts";
import { parseTarget } from "../../../../domain/gateway/request/target.ts";
import { createCatalogue } from "../../../../domain/services/catalogue.ts";
import { createHosts } from "../../../../domain/services/hosts.ts";
import type { ServiceRequest } from "../../../../routes/gateway/forwarding.ts";
import { createFormReturn } from "../../../../routes/gateway/service/form_return.ts";
import { createCookies } from "../../../../routes/site/cookies.ts";
import { views } from "../../../views/sample.ts";
import { toBytes } from "../wire.ts";
import { NOW, service } from "../samples.ts";

const shop = service({ id: "shop", title: { fa: "فروشگاه", en: "Shop" } });
const formReturn = createFormReturn({
  views,
  hosts: createHosts({
    baseUrl: "https://example.ir",
    catalogue: createCatalogue({ services: [shop] }),
  }),
  cookies: createCookies({ secure: true }),
  clock: { now: () => NOW },
  displaySheet: "/static/display.css",
  sandbox: false,
});

const WAY_IN = { location: "https://sso.example.ir/login?state=s", cookie: "state=s" };
const TYPE = { "content-type": "application/x-www-form-urlencoded" };

async function show(
  body: BodyInit | null,
  { headers = TYPE, target = "/callback?a=1&b=%20[2]", wayIn }: {
    headers?: Record<string, string>;
    target?: string;
    wayIn?: typeof WAY_IN;
  } = {},
) {
  const request = new Request("https://shop.example.ir/", { method: "POST", body, headers });
  const judged = {
    service: shop,
    target: parseTarget(target)!,
    client: { ip: "192.0.2.7", proto: "https", host: "shop.example.ir" },
    requestId: "request-1",
  } as ServiceRequest;
  const response = await formReturn(request, judged, wayIn);
  const html = await response.text();
  const fields = html.match(/<input type="hidden"[^>]*>/g) ?? [];
  return { status: response.status, headers: response.headers, html, fields };
}

Deno.test("form return: a page that may run one script and be framed by nobody", async () => {
  const { status, headers, html } = await show("a=b");
  assert.equal(status, 200);
  assert.deepEqual(Object.fromEntries(headers), {
    "cache-control": "no-store",
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      `default-src 'none'; script-src ${views.formScriptSource}; style-src ${
        views.styleSourceOf(html)
      }; img-src 'self'; base-uri 'none'; form-action *; frame-ancestors 'none'`,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-request-id": "request-1",
  });
  assert.match(html, /<form method="post" action="\/callback\?a=1&amp;b=%20\[2\]"/);
  assert.match(html, /فروشگاه/);
  const [, script] = /<script>(.*)<\/script>/.exec(html)!;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
  assert.equal(views.formScriptSource, `'sha256-${new Uint8Array(digest).toBase64()}'`);
});

Deno.test("form return: waits for the person with a way to sign in, and runs nothing", async () => {
  const { status, headers, html, fields } = await show("a=b", { wayIn: WAY_IN });
  assert.equal(status, 401);
  assert.equal(headers.get("set-cookie"), WAY_IN.cookie);
  assert.equal(headers.get("www-authenticate"), 'Panjereh realm="shop"');
  assert.match(html, /href="https:\/\/sso\.example\.ir\/login\?state=s" target="_blank"/);
  assert.doesNotMatch(html, /<script/);
  assert.deepEqual(fields, ['<input type="hidden" name="a" value="b">']);
});

Deno.test("form return: markup in names and values is inert", async () => {
  const evil = `"><script>alert(1)</script><form action=//evil>'&`;
  const { fields, html } = await show(
    `${encodeURIComponent(evil)}=${encodeURIComponent(evil)}`,
  );
  const inert =
    "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;form action=//evil&gt;&#39;&amp;";
  assert.deepEqual(fields, [`<input type="hidden" name="${inert}" value="${inert}">`]);
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.equal(html.match(/<form/g)?.length, 1);
});

Deno.test("form return: bytes that are no UTF-8 are sent in an encoding that keeps them", async () => {
  const { html, fields } = await show(toBytes("a=\xca%FF%81"));
  assert.match(html, /accept-charset="windows-1252"/);
  assert.deepEqual(fields, [`<input type="hidden" name="a" value="Êÿ\u0081">`]);
  assert.match((await show("a=%D8%AA")).html, /accept-charset="utf-8"/);
});

Deno.test("form return: what cannot be posted again gets a page without a form", async () => {
  const large = "a".repeat(64 * 1024 + 1);
  const streamed = () =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(40_000).fill(97));
      },
    }, { highWaterMark: 0 });
  const cases: [BodyInit | null, Record<string, string>, number][] = [
    [large, TYPE, 413],
    ["a", { ...TYPE, "content-length": "99999999" }, 413],
    [streamed(), TYPE, 413],
    ["a&".repeat(10_000), TYPE, 415],
    ["a=%00", TYPE, 415],
    ["a=b", { "content-type": "text/plain" }, 415],
    ["a=b", { "content-type": "multipart/form-data; boundary=x" }, 415],
    [toBytes("a=b"), {}, 415],
  ];
  for (const [body, headers, expected] of cases) {
    for (const wayIn of [undefined, WAY_IN]) {
      if (body instanceof ReadableStream && wayIn) continue;
      const { status, html } = await show(body, { headers, wayIn });
      assert.equal(status, expected);
      assert.doesNotMatch(html, /<form|<script/);
      assert.match(html, /href="https:\/\/shop\.example\.ir\/"/);
      assert.match(html, /requ-est-/);
    }
  }
  assert.equal((await show("a".repeat(64 * 1024))).status, 200);
  assert.equal((await show(null)).status, 200);
});

Deno.test("form return: a body that breaks off is the client's fault", async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error("left")) });
  await assert.rejects(show(body), RequestBodyFailed);
});

Deno.test("form return: speaks the person's language where it is known", async () => {
  const headers = { ...TYPE, cookie: "__Host-panjereh_language=en" };
  const { html } = await show("a=b", { headers });
  assert.match(html, /<html lang="en"/);
  assert.match(html, /Shop/);
});
