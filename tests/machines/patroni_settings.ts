/** docs/operations/patroni.yml of one node, with the trial's addresses, paths and passwords. */
import { shipped } from "../front/support/shipped.ts";

export interface NodePorts {
  name: string;
  pg: number;
  api: number;
}

export const PASSWORDS = { postgres: "of-postgres", replicator: "of-replicator" };

export interface NodePlace {
  /** What all nodes share: archive and certificate. */
  folder: string;
  /** Where the node's data is. */
  data: string;
  etcd: string;
}

export async function patroniSettings(
  { name, pg, api }: NodePorts,
  { folder, data, etcd }: NodePlace,
): Promise<string> {
  return await shipped("operations/patroni.yml", [
    ["name: db1", `name: ${name}`],
    ["10.0.0.1:8008", `127.0.0.1:${api}`],
    ["10.0.0.1:2379,10.0.0.2:2379,10.0.0.3:2379", etcd],
    ["10.0.0.1:5432", `127.0.0.1:${pg}`],
    ["data_dir: /var/lib/postgresql/15/panjereh", `data_dir: ${data}`],
    ["/var/lib/postgresql/15/patroni.pgpass", `${folder}/${name}.pgpass`],
    ["/srv/archive", `${folder}/archive`],
    ["/etc/postgresql/tls", folder],
    ["10.0.0.0/24", "127.0.0.1/32"],
    // Planted bugs have databases of their own.
    ["hostssl panjereh panjereh", "hostssl all panjereh"],
    // The trial itself looks into the store without TLS, as another user than the gateways.
    [
      "  pg_hba:\n",
      "  pg_hba:\n    - hostnossl all postgres 127.0.0.1/32 scram-sha-256\n",
    ],
    ['    ssl: "on"', '    unix_socket_directories: ""\n    shared_buffers: 64MB\n    ssl: "on"'],
  ]);
}
