/**
 * A PostgreSQL of Debian in a folder of its own, as an unprivileged user. It belongs to the process
 * group of the tests, which ends with them (tests/support/test_process.ts).
 */
import assert from "node:assert/strict";
import { unlessInstalled } from "../../browser/support/installed.ts";
import { outputOf } from "../command.ts";
import { freePort } from "../program.ts";
import { eventually, within } from "../waiting.ts";
import { POSTGRES } from "./programs.ts";
import { asUnprivileged, unprivilegedFolder, writeUnprivileged } from "./unprivileged.ts";

/** For the names of tests that need PostgreSQL, and PgBouncer. */
export const unlessPostgres = (...more: string[]) => unlessInstalled(POSTGRES.postgres, ...more);

export const USER = "panjereh";
export const PASSWORD = "password-of-the-test";
export const DATABASE = "postgres";

export interface Cluster extends AsyncDisposable {
  port: number;
  folder: string;
  /** The address of the store, without its password. */
  url(query?: string): string;
  /** Runs SQL as the owner of everything; returns the rows, unaligned. */
  sql(text: string): Promise<string>;
  start(): Promise<void>;
  /** `immediate`: as if it had crashed. */
  stop(mode: "fast" | "immediate"): Promise<void>;
  /** Writes a file of the server's own folder, for the server alone. */
  writeFile(name: string, text: string): Promise<void>;
  /** Makes a standby the primary. */
  promote(): Promise<void>;
}

export interface ClusterOptions {
  /** Replicates from it. */
  standbyOf?: Cluster;
  /** Settings of the server. */
  settings?: Record<string, string>;
  /** Further environment of the server. */
  environment?: Record<string, string>;
  /** Where its folder is created. */
  dir?: string;
}

export async function startPostgres(
  { standbyOf, dir, ...options }: ClusterOptions = {},
): Promise<Cluster> {
  const folder = await unprivilegedFolder(dir);
  const data = `${folder}/data`;
  await run(...standbyOf ? backup(standbyOf, data) : await initial(folder, data));
  const cluster = createCluster(folder, { port: freePort(), ...options });
  await cluster.start();
  return cluster;
}

type Command = [name: keyof typeof POSTGRES, args: string[]];

async function initial(folder: string, data: string): Promise<Command> {
  const passwordFile = `${folder}/password`;
  await Deno.writeTextFile(passwordFile, PASSWORD, { mode: 0o644 });
  const auth = ["--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  return ["initdb", ["-D", data, "-U", USER, ...auth, "--no-sync", "-E", "UTF8", "--locale=C"]];
}

function backup({ port }: Cluster, data: string): Command {
  const from = `host=127.0.0.1 port=${port} user=${USER} password=${PASSWORD}`;
  return ["pg_basebackup", ["-D", data, "-d", from, "-R", "-X", "stream", "-c", "fast", "-N"]];
}

function createCluster(
  folder: string,
  { port, settings = {}, environment }:
    & { port: number }
    & Pick<ClusterOptions, "settings" | "environment">,
): Cluster {
  const data = `${folder}/data`;
  let server: Deno.ChildProcess | undefined;
  const login = { PGPASSWORD: PASSWORD };
  const target = ["-h", "127.0.0.1", "-p", String(port), "-U", USER, "-d", DATABASE];

  async function start(): Promise<void> {
    server = spawnServer(data, { ...SETTINGS, port: String(port), ...settings }, environment);
    await eventually(() => run("pg_isready", target.slice(0, 4)));
  }

  async function stop(mode: "fast" | "immediate"): Promise<void> {
    if (!server) return;
    await run("pg_ctl", ["stop", "-D", data, "-m", mode]);
    await within(server.status, "the end of PostgreSQL");
    server = undefined;
  }

  return {
    port,
    folder,
    url: (query = "sslmode=disable") => `postgres://${USER}@127.0.0.1:${port}/${DATABASE}?${query}`,
    sql: (text) => run("psql", [...target, "-X", "-A", "-t", "-q", "-c", text], login),
    start,
    stop,
    writeFile: async (name, text) => await writeUnprivileged(`${data}/${name}`, text),
    promote: async () => void await run("pg_ctl", ["promote", "-D", data, "-w"]),
    async [Symbol.asyncDispose]() {
      await stop("immediate");
      await Deno.remove(folder, { recursive: true });
    },
  };
}

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "16MB",
  max_connections: "60",
  fsync: "off",
};

function spawnServer(
  data: string,
  settings: Record<string, string>,
  environment?: Record<string, string>,
): Deno.ChildProcess {
  const log = { logging_collector: "on", log_directory: `${data}/log` };
  const flags = Object.entries({ ...log, ...settings })
    .flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return spawnUnprivileged(POSTGRES.postgres, ["-D", data, ...flags], environment);
}

/** A server in the foreground. */
export function spawnUnprivileged(
  server: string,
  itsArgs: string[],
  env?: Record<string, string>,
): Deno.ChildProcess {
  const [program, args] = asUnprivileged(server, itsArgs);
  return new Deno.Command(program, {
    args,
    // Clients look for certificates at home, and the caller's is closed to this user.
    env: { HOME: "/nonexistent", ...env },
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
}

/** Returns what it printed. */
async function run(
  name: keyof typeof POSTGRES,
  args: string[],
  env: Record<string, string> = {},
): Promise<string> {
  const [program, all] = asUnprivileged(POSTGRES[name], args);
  const { success, stdout, stderr } = await outputOf(program, all, { env, cwd: "/" });
  assert.ok(success, `${name}: ${stderr || stdout}`);
  return stdout.trim();
}
