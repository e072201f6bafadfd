/** An agency that echoes requests, behind a proxy of its own that asks the real program. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createEcho } from "../../../adapters/sandbox/agencies/echo.ts";
import { unlessInstalled } from "../../browser/support/installed.ts";
import { programTest, type World } from "../../http/journey.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { freePort } from "../../support/program.ts";
import { startCaddyProxy, startNginxProxy, type StartProxy } from "./proxies.ts";
import { within } from "../../support/waiting.ts";

const PENSION = {
  id: "pension",
  title: { fa: "صندوق بازنشستگی" },
  attributes: ["given_name", "national_id"],
  forward_auth: { proxies: ["127.0.0.1"] },
  public: ["/manifest.json", { path: "/hook/", methods: ["POST"] }],
  cors: { origins: ["https://spa.example.ir"] },
  form_returns: [{ path: "/payment/callback" }, { path: "/payment/notice", mode: "pass" }],
};

/** Another service of the same agency. */
const SCHOOL = { ...PENSION, id: "school", level: 1 };

const PROXIES: Record<string, StartProxy> = { nginx: startNginxProxy, caddy: startCaddyProxy };

interface Echo {
  method: string;
  target: string;
  headers: [string, string][];
  bodyBytes: number;
}

export interface Stage {
  /** Name of the proxy. */
  proxy: string;
  browser: HttpClient;
  address: string;
  /** Of the proxy. */
  port: number;
  /** Requests as the signed-in person, and returns what the agency received. */
  seen(path: string, send?: Parameters<HttpClient["send"]>[1]): Promise<Echo>;
}

/** A test with a proxy in front of an agency that echoes requests. */
export function proxyTest(name: string, run: (world: World, stage: Stage) => Promise<void>) {
  for (const [proxy, start] of Object.entries(PROXIES)) {
    const { ignore, note } = unlessInstalled(proxy);
    const title = `${proxy} forward-auth: ${name}${note}`;
    if (ignore) {
      Deno.test.ignore(title, () => {});
      continue;
    }
    programTest(title, async (world) => {
      const agency = createServer(createEcho()).listen(0, "127.0.0.1");
      await new Promise((resolve) => agency.once("listening", resolve));
      const ports = {
        proxy: freePort(),
        panjereh: world.program.port,
        agency: (agency.address() as { port: number }).port,
      };
      const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
      try {
        await using _proxy = await start({ folder, service: PENSION.id, ports });
        await using browser = createHttpClient({
          origin: world.origin,
          ports: { "pension.localhost": ports.proxy },
        });
        const address = world.at("pension");
        await run(world, {
          proxy,
          browser,
          address,
          port: ports.proxy,
          async seen(path, send) {
            const reply = await browser.send(address + path, send);
            assert.equal(reply.status, 200, reply.text);
            return JSON.parse(reply.text);
          },
        });
      } finally {
        agency.closeAllConnections();
        await within(new Promise((closed) => agency.close(closed)), "the agency to close");
        await Deno.remove(folder, { recursive: true });
      }
    }, { services: () => [PENSION, SCHOOL] });
  }
}
