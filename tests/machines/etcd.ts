/** One member of etcd. */
import { spawnUnprivileged } from "../support/postgres/cluster.ts";

export interface Member {
  kill(): Promise<void>;
  start(): void;
}

export function createMember(
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
