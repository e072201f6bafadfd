/** Two gateway processes on one PostgreSQL, behind the shipped front. */
import "./more_people.ts";
import { systemClock } from "../../adapters/runtime/system.ts";
import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { migrateStore } from "../../adapters/store/postgres/migrate_store.ts";
import { parsePostgresAddress } from "../../adapters/configuration/postgres_address.ts";
import { startSandbox } from "../../adapters/sandbox/mod.ts";
import { startFront } from "../front/support/front.ts";
import { watchHealth } from "../front/support/health.ts";
import { type Child, startChild, waitUntilReady } from "../support/child.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import { startWire, type Wire } from "../support/postgres/wire.ts";
import { freePort, type TestProgram } from "../support/program.ts";
import type { Patroni } from "./patroni.ts";
import { PASSWORDS } from "./patroni_settings.ts";

const PASSWORD = "of-panjereh";

export interface Gateway {
  child: Child;
  /** One to each node, in their order. */
  wires: Wire[];
  /** On another node than those of Patroni. */
  start(hosts?: Host[]): Promise<void>;
}

export interface GatewaysOptions {
  /** Root of another program than this one. */
  root?: string;
  database?: string;
}

export interface Gateways extends AsyncDisposable {
  program: TestProgram;
  gateways: Gateway[];
  /** Address of the store for the trial itself, past all wires; its password is `PASSWORDS.postgres`. */
  store: string;
  /** From one of many places. */
  browser(): HttpClient;
}

interface Host {
  port: number;
}

export async function startGateways(
  patroni: Patroni,
  { root, database = "panjereh" }: GatewaysOptions = {},
): Promise<Gateways> {
  const store = trialUrlOf(patroni.nodes, database);
  await createDatabase(patroni, database, store);
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
    createGateway(patroni, { program, port, root, database })
  );
  for (const gateway of gateways) await gateway.start();
  const health = watchHealth(folder, { ports: [ports.program, ports.second] });
  return {
    program,
    gateways,
    store,
    browser: () => createHttpClient({ origin, port: ports.tls, ca: front.ca, allowH2: false }),
    async [Symbol.asyncDispose]() {
      await health[Symbol.asyncDispose]();
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

async function createDatabase(patroni: Patroni, database: string, store: string): Promise<void> {
  const role = `create role panjereh login password '${PASSWORD}'`;
  await patroni.sql(
    `do $$ begin ${role}; exception when duplicate_object then null; end $$`,
    "postgres",
  );
  await patroni.sql(`create database ${database} owner panjereh`, "postgres");
  await migrateStore({ address: parsePostgresAddress(store), password: PASSWORDS.postgres });
  await patroni.sql("grant all on all tables in schema public to panjereh", database);
}

interface Place {
  program: TestProgram;
  port: number;
  root?: string;
  database: string;
}

function createGateway(
  { nodes, ca }: Patroni,
  { program, port, root, database }: Place,
): Gateway {
  const wires = nodes.map((node) => startWire(node));
  const { dataDir, sandbox, origin } = program;
  const start: Gateway["start"] = async (hosts = wires) => {
    gateway.child = startChild({
      script: "tests/crash/program_child.ts",
      args: [JSON.stringify({
        ...{ port, dataDir, ahead: 0, baseUrl: origin, sandboxOrigin: sandbox.origin },
        settings: sandbox.settings,
        services: sandbox.services,
        environment: {
          STORE: `postgres://panjereh@${localhost(hosts)}/${database}?sslmode=verify-full`,
          STORE_PASSWORD: PASSWORD,
          TRUSTED_PROXIES: "127.0.0.1",
        },
      })],
      environment: { DENO_CERT: ca },
      dataDir,
      root,
    });
    await waitUntilReady(gateway.child, port);
  };
  const gateway = { wires, start } as Gateway;
  return gateway;
}

const localhost = (hosts: Host[]) => hosts.map(({ port }) => `localhost:${port}`).join();

export const trialUrlOf = (hosts: Host[], database = "panjereh") =>
  `postgres://postgres@${localhost(hosts)}/${database}?sslmode=disable`;
