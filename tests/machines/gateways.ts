/** Two gateway processes on one PostgreSQL, behind the shipped front. */
import "./more_people.ts";
import { systemClock } from "../../adapters/runtime/system.ts";
import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { migrateStore } from "../../adapters/store/postgres/migrate_store.ts";
import { parsePostgresAddress } from "../../adapters/configuration/postgres_address.ts";
import { startSandbox } from "../../adapters/sandbox/mod.ts";
import { startFront } from "../front/support/front.ts";
import { type Child, startChild, waitUntilReady } from "../support/child.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import { startWire, type Wire } from "../support/postgres/wire.ts";
import { freePort, type TestProgram } from "../support/program.ts";
import type { Patroni } from "./patroni.ts";

export const PASSWORD = "of-panjereh";

export interface Gateway {
  child: Child;
  /** One to each node, in their order. */
  wires: Wire[];
  /** With a clock that is ahead by milliseconds, or on another store. */
  start(options?: { ahead?: number; store?: string }): Promise<void>;
}

export interface Gateways extends AsyncDisposable {
  program: TestProgram;
  gateways: Gateway[];
  /** Address of the store, past all wires. */
  store: string;
  browser(): HttpClient;
}

export async function startGateways(patroni: Patroni): Promise<Gateways> {
  await patroni.sql(`create role panjereh login password '${PASSWORD}'`, "postgres");
  await patroni.sql("create database panjereh owner panjereh", "postgres");
  const store = urlOf(patroni.nodes);
  await migrateStore({ address: parsePostgresAddress(store), password: PASSWORD });
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  const ports = { tls: freePort(), plain: freePort(), program: freePort(), second: freePort() };
  const front = await startFront({ folder, ports, services: ["echo"] });
  const origin = `https://localhost:${ports.tls}`;
  const sandbox = await startSandbox({
    port: 0,
    agencyPort: 0,
    store: ":memory:",
    clock: systemClock,
    issuer: origin,
  });
  const program: TestProgram = {
    ...{ origin, port: ports.tls, dataDir: folder, sandbox },
    stop: () => sandbox.stop(),
  };
  await readSecretFile(`${folder}/secret_key`);
  const gateways = [ports.program, ports.second].map((port) =>
    createGateway(program, port, patroni)
  );
  for (const gateway of gateways) await gateway.start();
  return {
    program,
    gateways,
    store,
    browser: () => createHttpClient({ origin, port: ports.tls, ca: front.ca }),
    async [Symbol.asyncDispose]() {
      for (const { child, wires } of gateways) {
        await child[Symbol.asyncDispose]();
        for (const wire of wires) await wire[Symbol.asyncDispose]();
      }
      await front[Symbol.asyncDispose]();
      await sandbox.stop();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

function createGateway(program: TestProgram, port: number, { nodes }: Patroni): Gateway {
  const wires = nodes.map((node) => startWire(node));
  const { dataDir, sandbox, origin } = program;
  const start: Gateway["start"] = async ({ ahead = 0, store = urlOf(wires) } = {}) => {
    gateway.child = startChild({
      script: "tests/crash/program_child.ts",
      args: [JSON.stringify({
        ...{ port, dataDir, ahead, baseUrl: origin, sandboxOrigin: sandbox.origin },
        settings: sandbox.settings,
        services: sandbox.services,
        environment: {
          STORE: store,
          STORE_PASSWORD: PASSWORD,
          TRUSTED_PROXIES: "127.0.0.1",
        },
      })],
      environment: {},
      dataDir,
    });
    await waitUntilReady(gateway.child, port);
  };
  const gateway = { wires, start } as Gateway;
  return gateway;
}

export const urlOf = (hosts: { port: number }[]) =>
  `postgres://panjereh@${
    hosts.map(({ port }) => `127.0.0.1:${port}`).join()
  }/panjereh?sslmode=disable`;
