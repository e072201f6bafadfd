/** Three PostgreSQL nodes under Patroni with three members of etcd, in a temporary folder. */
import { createCertificate } from "../support/certificate.ts";
import { outputOf } from "../support/command.ts";
import { POSTGRES } from "../support/postgres/programs.ts";
import {
  makeUnprivileged,
  unprivilegedFolder,
  writeUnprivileged,
} from "../support/postgres/unprivileged.ts";
import { freePort } from "../support/program.ts";
import { eventually, within } from "../support/waiting.ts";
import { createMember, type Member } from "./etcd.ts";
import { clusterOf, createNode, type Node } from "./node.ts";
import { PASSWORDS, patroniSettings } from "./patroni_settings.ts";

/** Milliseconds until a cluster is whole. */
const PATIENCE = 60_000;

export interface Patroni extends AsyncDisposable {
  folder: string;
  nodes: Node[];
  etcd: Member[];
  /** The certificate of all nodes. */
  ca: string;
  leader(): Promise<Node>;
  /** Resolves once there is a leader with a synchronous standby and all three nodes run. */
  whole(): Promise<void>;
  sql(text: string, database?: string): Promise<string>;
}

export interface PatroniOptions {
  /** Megabytes of a file system of its own for each node's data. */
  disk?: number;
}

export async function startPatroni({ disk }: PatroniOptions = {}): Promise<Patroni> {
  const folder = await unprivilegedFolder();
  await makeUnprivileged(`${folder}/archive`);
  const ca = await writeCertificate(folder);
  const members = Array.from({ length: 3 }, () => ({ client: freePort(), peer: freePort() }));
  const etcd = members.map((_, index) => createMember(folder, members, index));
  for (const member of etcd) member.start();
  const hosts = members.map(({ client }) => `127.0.0.1:${client}`).join(",");
  const all = ["one", "two", "three"].map((name) => ({ name, pg: freePort(), api: freePort() }));
  const nodes: Node[] = [];
  const disks: string[] = [];
  for (const ports of all) {
    const place = `${folder}/${ports.name}`;
    await makeUnprivileged(place);
    if (disk) {
      await mountDisk(place, disk);
      disks.push(place);
    }
    const data = `${place}/data`;
    const settings = await patroniSettings(ports, { folder, data, etcd: hosts });
    await writeUnprivileged(`${folder}/${ports.name}.yml`, settings);
    nodes.push(createNode(folder, { ...ports, data }));
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
    ca,
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
      for (const place of disks) await outputOf("umount", ["--lazy", place]);
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** For `localhost`; returns the path of the certificate. */
async function writeCertificate(folder: string): Promise<string> {
  const { cert, key } = await createCertificate(["localhost"]);
  await writeUnprivileged(`${folder}/server.crt`, cert);
  await writeUnprivileged(`${folder}/server.key`, key);
  return `${folder}/server.crt`;
}

async function mountDisk(place: string, megabytes: number): Promise<void> {
  const options = `size=${megabytes}m,mode=0777`;
  const { success, stderr } = await outputOf("mount", [
    "-t",
    "tmpfs",
    "-o",
    options,
    "tmpfs",
    place,
  ]);
  if (!success) throw new Error(`Cannot mount a disk: ${stderr}`);
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
