/** Redirects of an agency's server to itself, which names its own port: a plain nginx. */
import assert from "node:assert/strict";
import { signIn } from "../http/journey.ts";
import { createHttpClient } from "../support/http_client.ts";
import { freePort } from "../support/program.ts";
import { startCaddyProxy, startNginxProxy, type StartProxy } from "./support/proxies.ts";
import { aroundNginx, startNginx } from "./support/servers.ts";
import { installedTest } from "./support/installed_programs.ts";

const SERVICE = { id: "archive", title: { fa: "پرونده‌ها" } };

const PROXIES: Record<string, StartProxy> = { nginx: startNginxProxy, caddy: startCaddyProxy };

/** A folder of files, and redirects to other places. */
async function startAgency(folder: string, port: number) {
  await Deno.mkdir(`${folder}/agency/site/folder`, { recursive: true });
  await Deno.writeTextFile(`${folder}/agency/site/folder/index.html`, "here");
  const server = `server {
    listen 127.0.0.1:${port};
    root "${folder}/agency/site";
    location = /by-address { return 302 http://127.0.0.1:${port}/folder/; }
    location = /elsewhere { return 302 https://elsewhere.example:${port}/folder/; }
  }`;
  const configuration = aroundNginx(`${folder}/agency`, server);
  return await startNginx(`${folder}/agency`, { configuration, port });
}

for (const [name, start] of Object.entries(PROXIES)) {
  const title = `${name} forward-auth: a plain nginx redirects to itself`;
  installedTest([name, "nginx"], title, async (world) => {
    const ports = { proxy: freePort(), panjereh: world.program.port, agency: freePort() };
    const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
    try {
      await using _agency = await startAgency(folder, ports.agency);
      await using _proxy = await start({ folder, service: SERVICE.id, ports });
      await using browser = createHttpClient({
        origin: world.origin,
        ports: { [`${SERVICE.id}.localhost`]: ports.proxy },
      });
      const address = world.at(SERVICE.id);
      const person = world.person("verified-citizen");
      const page = await signIn(world.program, browser, person, `${address}/folder/`);
      assert.equal(page.text, "here");
      for (const path of ["/folder", "/by-address"]) {
        const { url, text } = await browser.get(address + path);
        assert.deepEqual([url.href, text], [`${address}/folder/`, "here"], path);
      }
      const { headers } = await browser.send(`${address}/elsewhere`);
      const elsewhere = `https://elsewhere.example:${ports.agency}/folder/`;
      assert.equal(headers.get("location"), elsewhere, "other hosts' are left alone");
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }, { services: () => [{ ...SERVICE, forward_auth: { proxies: ["127.0.0.1"] } }] });
}
