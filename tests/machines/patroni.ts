/** Three PostgreSQL nodes under Patroni with three members of etcd, in a temporary folder. */
import { outputOf } from "../support/command.ts";
import { spawnUnprivileged } from "../support/postgres/cluster.ts";
import { POSTGRES } from "../support/postgres/programs.ts";
import {
  makeUnprivileged,
  unprivilegedFolder,
  writeUnprivileged,
} from "../support/postgres/unprivileged.ts";
import { freePort } from "../support/program.ts";
import { eventually, within } from "../support/waiting.ts";
import { type NodePorts, PASSWORDS, patroniSettings } from "./patroni_settings.ts";

/** Milliseconds until a cluster is whole. */
const PATIENCE = 120_000;

export interface Node {
  name: string;
  port: number;
  data: string;
  /** Kills Patroni and PostgreSQL with `kill -9`, as if the machine were gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export interface Member {
  kill(): Promise<void>;
  start(): void;
}

export interface Patroni extends AsyncDisposable {
  folder: string;
  nodes: Node[];
  etcd: Member[];
  leader(): Promise<Node>;
  /** Resolves once there is a leader with a synchronous standby and all three nodes run. */
  whole(): Promise<void>;
  sql(text: string, database?: string): Promise<string>;
}

export async function startPatroni(): Promise<Patroni> {
  const folder = await unprivilegedFolder();
  await makeUnprivileged(`${folder}/archive`);
  const members = Array.from({ length: 3 }, () => ({ client: freePort(), peer: freePort() }));
  const etcd = members.map((_, index) => createMember(folder, members, index));
  for (const member of etcd) member.start();
  const hosts = members.map(({ client }) => `127.0.0.1:${client}`).join(",");
  const all = ["one", "two", "three"].map((name) => ({ name, pg: freePort(), api: freePort() }));
  const nodes: Node[] = [];
  for (const ports of all) {
    await writeUnprivileged(`${folder}/${ports.name}.yml`, patroniSettings(folder, ports, hosts));
    nodes.push(createNode(folder, ports));
  }
  for (const node of nodes) await node.start();

  async function leader(): Promise<Node> {
    const found = await Promise.all(all.map(({ api }) => isLeader(api)));
    const index = found.indexOf(true);
    if (index < 0) throw new Error("there is no leader");
    return nodes[index];
  }

  async function whole(): Promise<void> {
    await eventually(async () => {
      await leader();
      const states = await Promise.all(all.map(({ api }) => clusterOf(api)));
      for (const { members } of states) {
        const running = members.filter(({ state }) => state === "running" || state === "streaming");
        const sync = members.filter(({ role }) => role === "sync_standby");
        if (running.length < 3 || sync.length < 1) throw new Error(JSON.stringify(members));
      }
    }, PATIENCE);
  }

  return {
    folder,
    nodes,
    etcd,
    leader,
    whole,
    async sql(text, database = "panjereh") {
      const { port } = await leader();
      const address = ["-h", "127.0.0.1", "-p", `${port}`, "-U", "postgres", "-d", database];
      const env = { PGPASSWORD: PASSWORDS.postgres };
      const args = [...address, "-XAtqc", text];
      const { success, stdout, stderr } = await outputOf(POSTGRES.psql, args, { env, cwd: "/" });
      if (!success) throw new Error(stderr);
      return stdout.trim();
    },
    async [Symbol.asyncDispose]() {
      for (const node of nodes) await node.kill();
      for (const member of etcd) await member.kill();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

function createMember(
  folder: string,
  members: { client: number; peer: number }[],
  index: number,
): Member {
  const url = (port: number) => `http://127.0.0.1:${port}`;
  const { client, peer } = members[index];
  const cluster = members.map(({ peer }, index) => `m${index}=${url(peer)}`).join(",");
  const args = ["--name", `m${index}`, "--data-dir", `${folder}/etcd${index}`]
    .concat(["--listen-client-urls", url(client), "--advertise-client-urls", url(client)])
    .concat(["--listen-peer-urls", url(peer), "--initial-advertise-peer-urls", url(peer)])
    .concat(["--initial-cluster", cluster]);
  let process: Deno.ChildProcess | undefined;
  return {
    start: () => void (process = spawnUnprivileged("/usr/bin/etcd", args)),
    async kill() {
      process?.kill("SIGKILL");
      await process?.status;
      process = undefined;
    },
  };
}

function createNode(folder: string, { name, pg, api }: NodePorts): Node {
  const data = `${folder}/${name}`;
  let patroni: Deno.ChildProcess | undefined;
  return {
    name,
    port: pg,
    data,
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

async function killPostmaster(data: string): Promise<void> {
  try {
    const text = await Deno.readTextFile(`${data}/postmaster.pid`);
    Deno.kill(Number(text.split("\n", 1)[0]), "SIGKILL");
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

async function isLeader(api: number): Promise<boolean> {
  try {
    const answer = await within(fetch(`http://127.0.0.1:${api}/leader`), "Patroni", 2000);
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}

async function clusterOf(api: number): Promise<{ members: { state: string; role: string }[] }> {
  return await (await within(fetch(`http://127.0.0.1:${api}/cluster`), "Patroni", 2000)).json();
}
