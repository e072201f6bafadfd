/**
 * What must never lead to a site: addresses that are not registered, weak requests. The person sees a
 * page of the window's (RFC 9700 §4.1, RFC 6749 §4.1.2.1).
 */
import assert from "node:assert/strict";
import * as client from "openid-client";
import { commitTo } from "../../../domain/platform/commit.ts";
import { markCatalogue, standingRecord } from "../../../domain/publication/published.ts";
import { systemClock } from "../../../adapters/runtime/system.ts";
import { until } from "../../support/waiting.ts";
import { openStore } from "../store.ts";
import { ask, CALLBACK, follow, siteTest, type SiteWorld } from "./openid_site.ts";

/** None of these is `CALLBACK`, as it is written. */
const WRONG_ADDRESSES = [
  `${CALLBACK}/`,
  `${CALLBACK}/../callback`,
  `${CALLBACK}?a=1`,
  `${CALLBACK}#`,
  `${CALLBACK}#a`,
  CALLBACK.replace("/callback", "/Callback"),
  CALLBACK.replace("/callback", "/%63allback"),
  CALLBACK.replace("/callback", "//callback"),
  CALLBACK.replace("/callback", "\\callback"),
  CALLBACK.replace("reader", "READER"),
  CALLBACK.replace("https", "HTTPS"),
  CALLBACK.replace("https", "http"),
  CALLBACK.replace(".ir", ".ir."),
  CALLBACK.replace(".ir", ".ir:443"),
  CALLBACK.replace(".ir", ".ir:8443"),
  CALLBACK.replace(".ir", ".ir.attacker.example"),
  CALLBACK.replace("reader.", "a.reader."),
  CALLBACK.replace("https://", "https://reader@"),
  CALLBACK.replace("https://", "https://attacker.example\\@"),
  ` ${CALLBACK}`,
  `${CALLBACK} `,
  `${CALLBACK}\n`,
  `${CALLBACK}%00`,
  "https://attacker.example/callback",
  "//reader.example.ir/callback",
  "/callback",
  "javascript:alert(1)",
  "urn:ietf:wg:oauth:2.0:oob",
  "",
];

/** A page of the window's that leads nowhere. */
async function isRefusedHere({ browser }: SiteWorld, url: URL | string): Promise<void> {
  const { page, back } = await follow(browser(), url);
  assert.equal(back, undefined, `leads to ${back}`);
  assert.equal(page.status, 400, page.text);
  assert.equal(page.headers.get("location"), null);
  assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
  assert.match(page.main, /<h1/, "a page of the window's");
  assert.doesNotMatch(page.main, /attacker\.example/);
}

async function changed(
  { site }: SiteWorld,
  change: (params: URLSearchParams) => void,
): Promise<URL> {
  const url = new URL((await ask(site)).url);
  change(url.searchParams);
  return url;
}

siteTest("openid: an address that is not registered gets no redirect", async (world) => {
  for (const address of WRONG_ADDRESSES) {
    const url = await changed(world, (params) => params.set("redirect_uri", address));
    await isRefusedHere(world, url).catch((error) => {
      throw new Error(`${JSON.stringify(address)}: ${error.message}`);
    });
  }
  await isRefusedHere(world, await changed(world, (params) => params.delete("redirect_uri")));
  const twice = await changed(world, (params) => {
    params.append("redirect_uri", "https://attacker.example/callback");
  });
  await isRefusedHere(world, twice);
});

siteTest("openid: an unknown client gets no redirect", async (world) => {
  for (const id of ["nobody", "__proto__", "echo", "READER", "", "reader ", "constructor"]) {
    const url = await changed(world, (params) => params.set("client_id", id));
    await isRefusedHere(world, url).catch((error) => {
      throw new Error(`${JSON.stringify(id)}: ${error.message}`);
    });
  }
  await isRefusedHere(world, await changed(world, (params) => params.delete("client_id")));
});

siteTest("openid: PKCE with S256 is needed", async (world) => {
  const without = await changed(world, (params) => {
    params.delete("code_challenge");
    params.delete("code_challenge_method");
  });
  await isRefusedHere(world, without);
  for (const method of ["plain", "s256", "", "S512"]) {
    const url = await changed(world, (params) => params.set("code_challenge_method", method));
    await isRefusedHere(world, url);
  }
  const unsaid = await changed(world, (params) => params.delete("code_challenge_method"));
  await isRefusedHere(world, unsaid);
  const short = await changed(world, (params) => params.set("code_challenge", "abc"));
  await isRefusedHere(world, short);
});

siteTest("openid: only the code flow, and no tokens in addresses", async (world) => {
  const types = ["token", "id_token", "id_token token", "code token", "code id_token", "none", ""];
  for (const type of types) {
    const url = await changed(world, (params) => params.set("response_type", type));
    await isRefusedHere(world, url);
  }
});

/** `alg: none`, by hand: no library writes such a thing. */
const unsigned = (payload: object) =>
  [{ alg: "none", typ: "oauth-authz-req+jwt" }, payload].map((part) =>
    btoa(JSON.stringify(part)).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_")
  ).join(".") + ".";

siteTest("openid: a request object that nobody signed gets no redirect", async (world) => {
  const { url } = await ask(world.site);
  const params = Object.fromEntries(new URL(url).searchParams);
  const stolen = { ...params, redirect_uri: "https://attacker.example/callback" };
  for (const payload of [{ iss: "reader", aud: world.origin, ...params }, stolen]) {
    const request = new URL(`${world.origin}/openid/authorize`);
    request.searchParams.set("client_id", "reader");
    request.searchParams.set("request", unsigned(payload));
    await isRefusedHere(world, request);
  }
});

siteTest("openid: request_uri is not fetched from anywhere", async (world) => {
  let fetched = 0;
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, () => {
    fetched++;
    return new Response("");
  });
  const uris = [
    `http://127.0.0.1:${server.addr.port}/`,
    "https://attacker.example/request",
    "urn:ietf:params:oauth:request_uri:nothing",
    "file:///etc/passwd",
  ];
  for (const uri of uris) {
    const url = await changed(world, (params) => params.set("request_uri", uri));
    const { back } = await follow(world.browser(), url);
    assert.equal(back, undefined);
  }
  assert.equal(fetched, 0);
});

siteTest("openid: no page of the library's: the answer is an address", async (world) => {
  for (const mode of ["fragment", "form_post", "form_post.jwt", "fragment.jwt", "web_message"]) {
    for (const prompt of ["none", "login"]) {
      const url = await changed(world, (params) => {
        params.set("response_mode", mode);
        params.set("prompt", prompt);
      });
      await isRefusedHere(world, url);
    }
  }
});

siteTest("openid: a site whose service is suspended is refused, and told so", async (world) => {
  using own = await openStore({ program: world.program, clock: systemClock });
  const { url } = await ask(world.site);
  const standing = { state: "suspended", by: "operator", since: 1 } as const;
  const write = commitTo(own.store).set(standingRecord("reader"), standing);
  markCatalogue(write, 1);
  await write.commit();
  const browser = world.browser();
  await until(async () => (await follow(browser, url)).page.status === 503);
  const { page, back } = await follow(browser, url);
  assert.equal(back, undefined);
  assert.match(page.main, /این خدمت را متوقف کرده است/);
  const asked = client.clientCredentialsGrant(world.site, { scope: "events.read" });
  const refusal = await asked.then(() => null, (error) => error);
  assert.equal(refusal.error, "unauthorized_client");
  assert.match(refusal.error_description, /suspended/);
});
