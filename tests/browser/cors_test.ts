/// <reference lib="dom" />
/** A script of one service's page calls another service. */
import assert from "node:assert/strict";
import { signIn } from "../http/journey.ts";
import { createHttpClient } from "../support/http_client.ts";
import { freePort } from "../support/program.ts";
import { persona } from "./support/citizen.ts";
import { browserTest, setStage, visit } from "./support/stage.ts";

const agency = Deno.serve(
  { hostname: "127.0.0.1", port: 0, onListen() {} },
  ({ method, url, headers: sent }) => {
    const { pathname } = new URL(url);
    const who = sent.get("x-identity-subject") ? "somebody" : "a stranger";
    // What the application says of origins does not count where the service has a list.
    const headers = { "content-type": "text/html", "access-control-allow-origin": "*" };
    return new Response(`<!doctype html><title>${method}</title>${pathname} for ${who}`, {
      headers,
    });
  },
);
/** One site, as in production: `SameSite=Lax` cookies travel between its hosts. */
const SITE = "panjereh.localhost";
const page = (id: string) => `http://${id}.${SITE}:${agency.addr.port}`;

const upstream = `http://127.0.0.1:${agency.addr.port}`;
const port = freePort();
const stage = setStage({
  port,
  baseUrl: `http://${SITE}:${port}`,
  services: () => [{
    id: "data",
    title: { fa: "داده" },
    upstream,
    level: 1,
    public: [{ path: "/open/", methods: ["GET", "PUT"] }],
    cors: { origins: [page("spa")], headers: ["content-type"] },
  }],
});
Deno.test.afterAll(() => agency.shutdown());

const api = () => `http://data.${SITE}:${port}`;

/** What a script of that page sees of a request that needs a preflight. */
async function put(from: string, path: string, cookies: string[] = []): Promise<string> {
  await using profile = await visit(stage.browser);
  await profile.context.addCookies(cookies.map((value) => ({
    name: "panjereh_service",
    value,
    url: api(),
    sameSite: "Lax",
    httpOnly: true,
  })));
  await profile.page.goto(from);
  const address = api() + path;
  return await profile.page.evaluate(async (address) => {
    try {
      const headers = { "content-type": "application/json" };
      const init = { method: "PUT", body: "{}", headers, credentials: "include" } as const;
      const response = await fetch(address, init);
      return `${response.status} ${await response.text()}`;
    } catch (error) {
      return String(error);
    }
  }, address);
}

browserTest("CORS: a script of a listed page reads responses and refusals", async () => {
  assert.match(await put(page("spa"), "/open/a"), /^200 .*PUT.*\/open\/a for a stranger$/);
  const refused = await put(page("spa"), "/closed");
  assert.match(refused, /^401 .*"sign_in":"http:\/\/(?:sso\.)?panjereh\.localhost:/);
});

browserTest("CORS: a script of any other page reads nothing", async () => {
  for (const path of ["/open/a", "/closed"]) {
    assert.match(await put(page("other"), path), /Failed to fetch/);
  }
});

browserTest("CORS: a listed page acts in the person's name, another one does not", async () => {
  await using client = createHttpClient(stage.program);
  const person = persona(stage.program.sandbox, "verified-citizen");
  await signIn(stage.program, client, person, `${api()}/`);
  const session = [client.cookie(`${api()}/`, "panjereh_service")!];
  assert.match(await put(page("spa"), "/closed", session), /^200 .*\/closed for somebody$/);
  assert.match(await put(page("spa"), "/open/a", session), /^200 .*\/open\/a for a stranger$/);
  assert.match(await put(page("other"), "/closed", session), /Failed to fetch/);
});
