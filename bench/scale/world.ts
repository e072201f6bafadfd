/** Gateways on one store, on a disk whose synchronisations are counted. */
import { readSecretFile } from "../../adapters/configuration/secret_file.ts";
import { type Cluster, PASSWORD, startPostgres } from "../../tests/support/postgres/cluster.ts";
import { migrateCluster } from "../../tests/support/postgres/stores.ts";
import { freePort } from "../../tests/support/program.ts";
import { startDeno, type Started } from "../gateway/processes.ts";
import { type OutsideWorld, startOutsideWorld } from "../gateway/sign_in/outside_world.ts";
import type { SignInTask } from "../gateway/sign_in/sign_in_program.ts";
import { type CountedDisk, type Disk, openDisk } from "./disk.ts";

export type Engine = "kv" | "postgres";

export interface WorldOptions {
  engine: Engine;
  /** Of the gateway. */
  processes: number;
  disk: Disk;
  /** Additional environment of the gateways. */
  environment?: Record<string, string>;
  /** As in the file of services. */
  services?: unknown[];
  /** Fills the store before the gateways start. */
  fill?(stored: Stored): Promise<void>;
  patience: number;
}

export interface Stored {
  engine: Engine;
  /** Where the gateways have their secret, and the file of Deno KV. */
  dataDir: string;
  cluster?: Cluster;
}

export interface Gateway {
  port: number;
  admin: number;
  pid: number;
}

export interface World extends Stored, AsyncDisposable {
  gateways: Gateway[];
  outside: OutsideWorld;
  disk: CountedDisk;
}

/** Durable as in production: what is acknowledged is on the disk. */
const SETTINGS = { fsync: "on", shared_buffers: "512MB", max_wal_size: "4GB" };

const PROGRAM = new URL("../gateway/sign_in/sign_in_program.ts", import.meta.url);

export async function startWorld(options: WorldOptions): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const disk = stack.use(await openDisk(options.disk));
  const outside = stack.use(startOutsideWorld());
  const dataDir = `${disk.folder}/data`;
  await Deno.mkdir(dataDir);
  await readSecretFile(`${dataDir}/secret_key`);
  const cluster = options.engine === "postgres" ? stack.use(await startDatabase(disk)) : undefined;
  const stored = { engine: options.engine, dataDir, cluster };
  await options.fill?.(stored);
  const gateways: Gateway[] = [];
  for (let count = 0; count < options.processes; count++) {
    const [port, admin] = [freePort(), freePort()];
    const { pid } = stack.use(
      await startGateway({ port, admin }, options, { ...stored, outside, disk }),
    );
    gateways.push({ port, admin, pid });
  }
  const all = stack.move();
  return { ...stored, gateways, outside, disk, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

async function startDatabase({ folder, environment }: CountedDisk): Promise<Cluster> {
  const cluster = await startPostgres({ settings: SETTINGS, environment, dir: folder });
  await migrateCluster(cluster);
  return cluster;
}

async function startGateway(
  { port, admin }: { port: number; admin: number },
  { environment, services, patience }: WorldOptions,
  { dataDir, cluster, outside, disk }: Stored & Pick<World, "outside" | "disk">,
): Promise<Started> {
  const task: SignInTask = {
    port,
    workers: 1,
    dataDir,
    outside: outside.settings,
    services,
    environment: {
      ADMIN_PORT: String(admin),
      ...cluster && { STORE: cluster.url(), STORE_PASSWORD: PASSWORD },
      ...environment,
    },
  };
  return await startDeno(PROGRAM, {
    args: [JSON.stringify(task)],
    // The database is another program; there it is the one that writes.
    environment: cluster ? {} : disk.environment,
    port,
    patience,
  });
}
