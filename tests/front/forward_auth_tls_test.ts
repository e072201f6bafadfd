/** Forward-auth over TLS: the agency's nginx asks through the front, with the shipped configurations. */
import assert from "node:assert/strict";
import { signIn } from "../http/journey.ts";
import { createHttpClient } from "../support/http_client.ts";
import { freePort } from "../support/program.ts";
import { startNodeAgency } from "./support/agencies.ts";
import { createCertificate, storeCertificate } from "../support/certificate.ts";
import { startFront } from "./support/front.ts";
import { installedTest } from "./support/installed_programs.ts";
import { startNginxProxy } from "./support/proxies.ts";
import { shipped } from "./support/shipped.ts";

/** Of the agency's proxy, as the front sees it. */
const ASKER = "127.0.0.5";
const NAME = "auth.example.ir";

interface Wrong {
  asker?: string;
  name?: string;
  /** The agency asks with a certificate that the front does not know. */
  unknown?: boolean;
}

/** The address of a person's page behind the agency's proxy, and what a visit to it gives. */
function tlsTest(title: string, wrong: Wrong, expected: number) {
  installedTest(["nginx"], `forward-auth over TLS: ${title}`, async (world) => {
    const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
    const [front, agency] = [`${folder}/front`, `${folder}/agency`];
    for (const path of [front, agency]) await Deno.mkdir(path);
    const tls = freePort();
    const [server, client, other] = await Promise.all(
      [wrong.name ?? NAME, "pension", "pension"].map((name) => createCertificate([name])),
    );
    await storeCertificate(front, "auth", server);
    await storeCertificate(front, "agencies", client);
    await storeCertificate(agency, "asks", wrong.unknown ? other : client);
    await storeCertificate(agency, "authority", server);
    try {
      await using echo = await startNodeAgency(folder);
      await using _front = await startFront({
        folder: front,
        ports: { tls: freePort(), plain: freePort(), program: world.program.port },
        services: [],
        servers: await shipped("forward_auth/tls_front.conf", [
          ["listen 8443", `listen 127.0.0.1:${tls}`],
          ["/etc/ssl/auth.example.ir.pem", `"${front}/auth.pem"`],
          ["/etc/ssl/auth.example.ir.key", `"${front}/auth.key"`],
          ["/etc/ssl/panjereh/agencies.pem", `"${front}/agencies.pem"`],
          ["allow 10.20.0.5;", `allow ${ASKER};`],
        ]),
      });
      const configuration = await shipped("forward_auth/tls_asking.conf", [
        ["/etc/ssl/certs/ca-certificates.crt", `"${agency}/authority.pem"`],
        ["/etc/ssl/pension_asks.pem", `"${agency}/asks.pem"`],
        ["/etc/ssl/pension_asks.key", `"${agency}/asks.key"`],
      ]);
      const ports = { proxy: freePort(), panjereh: world.program.port, agency: echo.port };
      await using _proxy = await startNginxProxy({
        folder: agency,
        service: "pension",
        ports,
        tls: {
          port: tls,
          configuration: `${configuration}\nproxy_bind ${wrong.asker ?? ASKER};`,
        },
      });
      await using browser = createHttpClient({
        origin: world.origin,
        ports: { "pension.localhost": ports.proxy },
      });
      const address = `${world.at("pension")}/record`;
      const first = await browser.send(address, { headers: { accept: "text/html" } });
      assert.equal(first.status, expected, first.text);
      if (expected !== 302) return;
      const page = await signIn(
        world.program,
        browser,
        world.person("verified-citizen"),
        address,
      );
      assert.equal(page.url.href, address);
      const { headers } = JSON.parse(page.text) as { headers: [string, string][] };
      const level = headers.find(([name]) => name.toLowerCase() === "x-identity-level");
      assert.equal(level?.[1], "2");
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }, {
    environment: { TRUSTED_PROXIES: "127.0.0.1" },
    services: () => [{
      id: "pension",
      title: { fa: "صندوق بازنشستگی" },
      forward_auth: { proxies: [ASKER] },
    }],
  });
}

tlsTest("a person signs in and the agency gets the identity", {}, 302);
tlsTest("no answer for an address that is not listed", { asker: "127.0.0.6" }, 403);
tlsTest("no answer without a certificate that the front knows", { unknown: true }, 400);
tlsTest("a front with another name is not asked", { name: "other.example.ir" }, 502);
