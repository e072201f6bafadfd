/** The shipped script takes a gateway that is not ready out of the shipped front, and puts it back. */
import assert from "node:assert/strict";
import { unlessInstalled } from "../browser/support/installed.ts";
import { createHttpClient } from "../support/http_client.ts";
import { freePort } from "../support/program.ts";
import { eventually } from "../support/waiting.ts";
import { startFront } from "./support/front.ts";
import { watchHealth } from "./support/health.ts";

const { ignore, note } = unlessInstalled("nginx", "curl", "sed");

/** Answers `/readyz` by what it was told, and everything else with its name. */
function startGateway(name: string, port: number) {
  const gateway = { isReady: true };
  const server = Deno.serve({ port, hostname: "127.0.0.1", onListen() {} }, ({ url }) => {
    if (new URL(url).pathname !== "/readyz") return new Response(name);
    return new Response(null, { status: gateway.isReady ? 200 : 503 });
  });
  return Object.assign(gateway, { [Symbol.asyncDispose]: () => server.shutdown() });
}

Deno.test(
  { name: `front: only ready gateways get requests, all if none is ready${note}`, ignore },
  async () => {
    const ports = { tls: freePort(), plain: freePort(), program: freePort(), second: freePort() };
    const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
    try {
      await using first = startGateway("first", ports.program);
      await using second = startGateway("second", ports.second);
      await using front = await startFront({ folder, ports, services: [] });
      const both = [ports.program, ports.second];
      await using _script = watchHealth(folder, { ports: both, every: "0.1" });
      /** Who answers many requests, each on a connection of its own. */
      const expect = (names: string[]) =>
        eventually(async () => {
          const found = new Set<string>();
          for (let request = 0; request < 6; request++) {
            const options = {
              origin: `https://localhost:${ports.tls}`,
              ca: front.ca,
              allowH2: false,
            };
            await using browser = createHttpClient({ ...options, port: ports.tls });
            found.add((await browser.send("/login/code")).text);
          }
          assert.deepEqual([...found].sort(), names);
        });
      await expect(["first", "second"]);
      first.isReady = false;
      await expect(["second"]);
      second.isReady = false;
      await expect(["first", "second"]);
      second.isReady = true;
      await expect(["second"]);
      first.isReady = true;
      await expect(["first", "second"]);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
);
