/** An agency that echoes requests, behind a proxy of its own that asks the real program. */
import assert from "node:assert/strict";
import type { World } from "../../http/journey.ts";
import { createHttpClient, type HttpClient } from "../../support/http_client.ts";
import { freePort } from "../../support/program.ts";
import {
  PHP_FPM,
  type StartAgency,
  startNodeAgency,
  startPhpFpm,
  startTomcat,
  startUwsgi,
  TOMCAT,
  UWSGI_PYTHON,
} from "./agencies.ts";
import {
  startCaddyProxy,
  startNginxProxy,
  startPhpProxy,
  type StartProxy,
  startUwsgiProxy,
} from "./proxies.ts";
import { installedTest } from "./installed_programs.ts";

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

interface Kind {
  /** Programs and files of the machine that it needs. */
  needs: string[];
  proxy: StartProxy;
  agency: StartAgency;
  /** The largest head, and the largest target in it, in bytes. */
  maxHead: number;
  maxTarget: number;
}

const KB = 1024;

const ALL = { maxHead: 60 * KB, maxTarget: 60 * KB };
/** nginx sends FastCGI and uwsgi at most 64 KB of parameters, ours included, and the query twice. */
const PARAMETERS = { maxHead: 56 * KB, maxTarget: 28 * KB };

const KINDS: Record<string, Kind> = {
  nginx: { needs: ["nginx"], proxy: startNginxProxy, agency: startNodeAgency, ...ALL },
  caddy: { needs: ["caddy"], proxy: startCaddyProxy, agency: startNodeAgency, ...ALL },
  "nginx and PHP-FPM": {
    needs: ["nginx", PHP_FPM],
    proxy: startPhpProxy,
    agency: startPhpFpm,
    ...PARAMETERS,
  },
  "nginx and uWSGI": {
    needs: ["nginx", "uwsgi", UWSGI_PYTHON],
    proxy: startUwsgiProxy,
    agency: startUwsgi,
    ...PARAMETERS,
  },
  "nginx with underscores and PHP-FPM": {
    needs: ["nginx", PHP_FPM],
    proxy: (options) => startPhpProxy({ ...options, underscores: true }),
    agency: startPhpFpm,
    ...PARAMETERS,
  },
  "nginx with underscores and uWSGI": {
    needs: ["nginx", "uwsgi", UWSGI_PYTHON],
    proxy: (options) => startUwsgiProxy({ ...options, underscores: true }),
    agency: startUwsgi,
    ...PARAMETERS,
  },
  "nginx and Tomcat": {
    needs: ["nginx", "java", `${TOMCAT}/bin/bootstrap.jar`],
    proxy: startNginxProxy,
    agency: startTomcat,
    ...ALL,
  },
};

/** For headers, which servers read differently. */
export const EVERY_KIND = Object.keys(KINDS);
export const SHIPPED_KINDS = EVERY_KIND.filter((kind) => !kind.includes("underscores"));
/** Tomcat stands behind the same nginx, and starts slowly. */
const PROXY_KINDS = SHIPPED_KINDS.filter((kind) => !kind.includes("Tomcat"));

interface Echo {
  method: string;
  target: string;
  headers: [string, string][];
  bodyBytes: number;
  /** `REMOTE_USER` of CGI. */
  user?: string;
  /** What Tomcat takes for the public address. */
  url?: string;
}

export interface Stage {
  /** "nginx", "caddy" … */
  kind: string;
  maxHead: number;
  maxTarget: number;
  browser: HttpClient;
  address: string;
  /** Of the proxy. */
  port: number;
  /** Requests as the signed-in person, and returns what the agency received. */
  seen(path: string, send?: Parameters<HttpClient["send"]>[1]): Promise<Echo>;
}

/** A test with each proxy in front of an agency that shows what it receives. */
export function proxyTest(
  name: string,
  run: (world: World, stage: Stage) => Promise<void>,
  kinds = PROXY_KINDS,
) {
  for (const kind of kinds) {
    const { needs, proxy, agency, ...limits } = KINDS[kind];
    const title = `${kind} forward-auth: ${name}`;
    installedTest(needs, title, async (world) => {
      const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
      try {
        await using started = await agency(folder);
        const ports = { proxy: freePort(), panjereh: world.program.port, agency: started.port };
        await using _proxy = await proxy({ folder, service: PENSION.id, ports });
        await using browser = createHttpClient({
          origin: world.origin,
          ports: { "pension.localhost": ports.proxy },
        });
        const address = world.at("pension");
        await run(world, {
          kind,
          ...limits,
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
        await Deno.remove(folder, { recursive: true });
      }
    }, { services: () => [PENSION, SCHOOL] });
  }
}
