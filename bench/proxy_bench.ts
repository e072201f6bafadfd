/**
 * One request on loopback: directly to the upstream, and through the gateway with session and
 * assertion.
 */
import { createServer } from "node:http";
import { Agent, request } from "undici";
import { startGateway } from "../tests/routes/gateway/harness.ts";

const page = "x".repeat(1024);
const upstream = createServer((_, response) => response.end(page)).listen(0, "127.0.0.1");
await new Promise((resolve) => upstream.once("listening", resolve));
const { port } = upstream.address() as { port: number };
const gateway = await startGateway({ upstream: `http://127.0.0.1:${port}` });
const dispatcher = new Agent({ connections: 32 });

async function get(port: number): Promise<void> {
  const { statusCode, body } = await request(`http://127.0.0.1:${port}/`, {
    dispatcher,
    headers: { host: "insurance.localhost", cookie: "panjereh_service=zahra" },
  });
  await body.dump();
  if (statusCode !== 200) throw new Error(`Cannot bench: answered ${statusCode}`);
}

Deno.bench("upstream alone", { group: "one request", baseline: true }, async () => await get(port));
Deno.bench("through the gateway", { group: "one request" }, async () => await get(gateway.port));
