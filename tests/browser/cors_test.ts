/// <reference lib="dom" />
/** A script of one service's page calls another service. */
import assert from "node:assert/strict";
import { browserTest, setStage, visit } from "./support/stage.ts";

const agency = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, ({ method, url }) => {
  const { pathname } = new URL(url);
  // What the application says of origins does not count where the service has a list.
  const headers = { "content-type": "text/html", "access-control-allow-origin": "*" };
  return new Response(`<!doctype html><title>${method}</title>${pathname}`, { headers });
});
const page = (id: string) => `http://${id}.localhost:${agency.addr.port}`;

const upstream = `http://127.0.0.1:${agency.addr.port}`;
const stage = setStage({
  services: () => [{
    id: "api",
    title: { fa: "داده" },
    upstream,
    public: [{ path: "/open/", methods: ["GET", "PUT"] }],
    cors: { origins: [page("spa")], headers: ["content-type"] },
  }],
});
Deno.test.afterAll(() => agency.shutdown());

/** What a script of that page sees of a request that needs a preflight. */
async function put(from: string, path: string): Promise<string> {
  await using profile = await visit(stage.browser);
  await profile.page.goto(from);
  const address = `http://api.localhost:${stage.program.port}${path}`;
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
  assert.match(await put(page("spa"), "/open/a"), /^200 .*PUT.*\/open\/a$/);
  const refused = await put(page("spa"), "/closed");
  assert.match(refused, /^401 .*"sign_in":"http:\/\/localhost:/);
});

browserTest("CORS: a script of any other page reads nothing", async () => {
  for (const path of ["/open/a", "/closed"]) {
    assert.match(await put(page("other"), path), /Failed to fetch/);
  }
});
