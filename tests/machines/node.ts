/** One PostgreSQL node under Patroni. */
import { spawnUnprivileged } from "../support/postgres/cluster.ts";
import { eventually, within } from "../support/waiting.ts";
import type { NodePorts } from "./patroni_settings.ts";

/** Milliseconds until Patroni answers. */
const PATIENCE = 60_000;

export interface Node {
  name: string;
  port: number;
  data: string;
  /** Its process ID, while PostgreSQL runs. */
  postmaster(): Promise<number>;
  /** Kills Patroni and PostgreSQL with `kill -9`, as if the machine were gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export function createNode(
  folder: string,
  { name, pg, api, data }: NodePorts & { data: string },
): Node {
  let patroni: Deno.ChildProcess | undefined;
  return {
    name,
    port: pg,
    data,
    postmaster: () => postmasterOf(data),
    async start() {
      patroni = spawnUnprivileged("/usr/bin/patroni", [`${folder}/${name}.yml`]);
      await eventually(() => clusterOf(api), PATIENCE);
    },
    async kill() {
      patroni?.kill("SIGKILL");
      await patroni?.status;
      patroni = undefined;
      await killPostmaster(data);
    },
  };
}

async function postmasterOf(data: string): Promise<number> {
  const text = await Deno.readTextFile(`${data}/postmaster.pid`);
  return Number(text.split("\n", 1)[0]);
}

/** It may have ended by itself, and left its file behind. */
async function killPostmaster(data: string): Promise<void> {
  try {
    Deno.kill(await postmasterOf(data), "SIGKILL");
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

export async function clusterOf(
  api: number,
): Promise<{ members: { state: string; role: string }[] }> {
  return await (await within(fetch(`http://127.0.0.1:${api}/cluster`), "Patroni", 2000)).json();
}
