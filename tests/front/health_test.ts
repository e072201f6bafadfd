/** The shipped script keeps requests of the shipped front away from a gateway that is not ready. */
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

type Gateway = ReturnType<typeof startGateway>;

interface World {
  first: Gateway;
  second: Gateway;
  script: AsyncDisposable;
  /** Resolves once these alone answer many requests, each on a connection of its own. */
  expect(names: string[]): Promise<void>;
}

async function behindFront(use: (world: World) => Promise<void>): Promise<void> {
  const ports = { tls: freePort(), plain: freePort(), program: freePort(), second: freePort() };
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  try {
    await using first = startGateway("first", ports.program);
    await using second = startGateway("second", ports.second);
    await using front = await startFront({ folder, ports, services: [] });
    const both = [ports.program, ports.second];
    await using script = watchHealth(folder, { ports: both, every: "0.1" });
    const options = { origin: `https://localhost:${ports.tls}`, ca: front.ca, allowH2: false };
    const expect = (names: string[]) =>
      eventually(async () => {
        const found = new Set<string>();
        for (let request = 0; request < 6; request++) {
          await using browser = createHttpClient({ ...options, port: ports.tls });
          found.add((await browser.send("/login/code")).text);
        }
        assert.deepEqual([...found].sort(), names);
      });
    await use({ first, second, script, expect });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test(
  { name: `front: only ready gateways get requests, all if none is ready${note}`, ignore },
  () =>
    behindFront(async ({ first, second, expect }) => {
      await expect(["first", "second"]);
      first.isReady = false;
      await expect(["second"]);
      second.isReady = false;
      await expect(["first", "second"]);
      second.isReady = true;
      await expect(["second"]);
      first.isReady = true;
      await expect(["first", "second"]);
    }),
);

Deno.test(
  { name: `front: a gateway that is not ready answers when the other has gone${note}`, ignore },
  () =>
    behindFront(async ({ first, second, script, expect }) => {
      first.isReady = false;
      await expect(["second"]);
      // The next round would come too late.
      await script[Symbol.asyncDispose]();
      await second[Symbol.asyncDispose]();
      await expect(["first"]);
    }),
);
