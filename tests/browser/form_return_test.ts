/// <reference lib="dom" />
/** A bank's page posts its result to a service, from a site of its own. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { signIn } from "../http/journey.ts";
import { createHttpClient } from "../support/http_client.ts";
import { toText } from "../routes/gateway/wire.ts";
import { persona, TEXTS } from "./support/citizen.ts";
import { browserTest, setStage, type Visit, visit } from "./support/stage.ts";

/** The agency's server: shows and remembers what arrives. */
const arrived: { path: string; subject: string | null; origin: string | null; body: string }[] = [];
const agency = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, async (request) => {
  const { pathname, search } = new URL(request.url);
  const { method, headers } = request;
  const body = toText(await request.bytes());
  if (method === "POST") {
    const subject = headers.get("x-identity-subject");
    arrived.push({ path: pathname + search, subject, origin: headers.get("origin"), body });
    if (search === "?away") return Response.redirect(`${bankOrigin()}/thanks`, 303);
  }
  const page = `<!doctype html><title>agency</title><h1>${method} ${pathname}</h1>`;
  return new Response(page, { headers: { "content-type": "text/html" } });
});

/** In windows-1256, as some banks are; a button sends the form that `form` holds. */
let form = "";
const bank = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, () => {
  const bytes = Uint8Array.from(
    `<!doctype html><title>bank</title>${form}`,
    (char) => char.charCodeAt(0),
  );
  return new Response(bytes, { headers: { "content-type": "text/html; charset=windows-1256" } });
});
const bankOrigin = () => `http://127.0.0.1:${bank.addr.port}`;

const stage = setStage({
  services: () => [{
    id: "shop",
    title: { fa: "فروشگاه" },
    upstream: `http://127.0.0.1:${agency.addr.port}`,
    level: 1,
    form_returns: [{ path: "/callback" }, { path: "/paid", mode: "pass" }],
  }],
});
Deno.test.afterAll(async () => {
  await agency.shutdown();
  await bank.shutdown();
});

const shop = () => `http://shop.localhost:${stage.program.port}`;
const { formReturn: texts } = TEXTS.fa;

/** The cookie that a sign-in left at the shop. */
async function sessionCookie() {
  await using client = createHttpClient(stage.program);
  const person = persona(stage.program.sandbox, "verified-citizen");
  await signIn(stage.program, client, person, `${shop()}/`);
  const value = client.cookie(`${shop()}/`, "panjereh_service")!;
  return { name: "panjereh_service", value, url: shop(), sameSite: "Lax" } as const;
}

async function returnFromBank(page: Page, path: string, fields: string, attributes = "") {
  form =
    `<form method=post action="${shop()}${path}" ${attributes}>${fields}<button>go</button></form>`;
  arrived.length = 0;
  await page.goto(`${bankOrigin()}/`);
  await page.click("button");
}

/** Everything except the bank's own address, which is elsewhere on purpose. */
const complaintsOf = ({ complaints }: Visit) =>
  complaints.filter((line) => line !== `asks ${bankOrigin()}/`);

const field = (name: string, value: string) =>
  `<input type=hidden name="${name}" value="${value}">`;
const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });

for (const javaScriptEnabled of [true, false]) {
  browserTest(
    `a bank's form arrives with its sender, bytes and all, scripts: ${javaScriptEnabled}`,
    async () => {
      await using profile = await visit(stage.browser, { javaScriptEnabled });
      const { page, context } = profile;
      await context.addCookies([await sessionCookie()]);
      // «تهران» in windows-1256, markup, line ends, blanks; then the same in UTF-8.
      const raw = "\xca\xe5\xd1\xc7\xe4 \x81\x98 &lt;b&gt;&quot;'&amp;+%41&#13;&#10;x";
      const cases: [fields: string, body: string][] = [
        [
          field("RefNum", "a b+c=") + field("m", raw),
          "RefNum=a+b%2Bc%3D&m=%CA%E5%D1%C7%E4+%81%98+%3Cb%3E%22%27%26%2B%2541%0D%0Ax",
        ],
        [field("m", "&#1578;"), "m=%CA"],
      ];
      for (const [fields, body] of cases) {
        await returnFromBank(page, "/callback?order=1&x=[2]", fields);
        if (!javaScriptEnabled) {
          await heading(page, texts.again.heading).waitFor();
          await page.getByRole("button", { name: texts.submit }).click();
        }
        await heading(page, "POST /callback").waitFor();
        assert.equal(arrived.length, 1);
        const [{ path, subject, origin }] = arrived;
        assert.deepEqual([path, origin], ["/callback?order=1&x=[2]", shop()]);
        assert.ok(subject);
        assert.equal(arrived[0].body, body);
      }
      await returnFromBank(page, "/callback", field("m", "&#1578;"), "accept-charset=utf-8");
      if (!javaScriptEnabled) await page.getByRole("button", { name: texts.submit }).click();
      await heading(page, "POST /callback").waitFor();
      assert.equal(arrived[0].body, "m=%D8%AA");
      assert.deepEqual(complaintsOf(profile), []);
    },
  );
}

browserTest("Back from the service leads to the bank, not to the page between", async () => {
  await using profile = await visit(stage.browser);
  const { page, context } = profile;
  await context.addCookies([await sessionCookie()]);
  await returnFromBank(page, "/callback", field("a", "b"));
  await heading(page, "POST /callback").waitFor();
  await page.goBack();
  assert.equal(page.url(), `${bankOrigin()}/`);
  assert.equal(arrived.length, 1);
});

browserTest("the service may redirect elsewhere after the form", async () => {
  await using profile = await visit(stage.browser);
  const { page, context } = profile;
  await context.addCookies([await sessionCookie()]);
  await returnFromBank(page, "/callback?away", field("a", "b"));
  await page.waitForURL(`${bankOrigin()}/thanks`);
  assert.equal(arrived.length, 1);
});

browserTest(
  "after a lapsed session the page keeps the form until the person has signed in",
  async () => {
    await using profile = await visit(stage.browser);
    const { page, context } = profile;
    await returnFromBank(page, "/callback", field("RefNum", "\xca17"));
    await heading(page, texts.signIn.heading).waitFor();
    const link = page.getByRole("link", { name: texts.signIn.link, exact: true });
    const [tab] = await Promise.all([context.waitForEvent("page"), link.click()]);
    await tab.waitForURL(`${stage.program.origin}/login?**`);
    assert.equal(new URL(tab.url()).searchParams.get("return_to"), `${shop()}/`);
    assert.equal(arrived.length, 0);
    await page.getByRole("button", { name: texts.submit }).click();
    await heading(page, texts.signIn.heading).waitFor();
    assert.equal(arrived.length, 0, "still not signed in");
    await context.addCookies([await sessionCookie()]);
    await page.getByRole("button", { name: texts.submit }).click();
    await heading(page, "POST /callback").waitFor();
    assert.equal(arrived[0].body, "RefNum=%CA17");
  },
);

browserTest("a form with a file is refused, and says so", async () => {
  await using profile = await visit(stage.browser);
  await returnFromBank(profile.page, "/callback", "", "enctype=multipart/form-data");
  await heading(profile.page, texts.failed.title).waitFor();
  assert.equal(arrived.length, 0);
});

browserTest("a path that passes forms on gets them without identity", async () => {
  await using profile = await visit(stage.browser);
  await profile.context.addCookies([await sessionCookie()]);
  await returnFromBank(profile.page, "/paid", field("a", "b"));
  await heading(profile.page, "POST /paid").waitFor();
  assert.deepEqual(arrived, [{ path: "/paid", subject: null, origin: bankOrigin(), body: "a=b" }]);
});
