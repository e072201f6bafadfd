/** PgBouncer of Debian in front of a cluster of the tests, in transaction mode. */
import { outputOf } from "../command.ts";
import { freePort } from "../program.ts";
import { eventually, within } from "../waiting.ts";
import { type Cluster, DATABASE, PASSWORD, spawnUnprivileged, USER } from "./cluster.ts";
import { PGBOUNCER, POSTGRES } from "./programs.ts";

export interface Bouncer extends AsyncDisposable {
  url: string;
}

export async function startPgBouncer(cluster: Cluster): Promise<Bouncer> {
  const port = freePort();
  const files = {
    users: `${cluster.folder}/users.txt`,
    settings: `${cluster.folder}/pgbouncer.ini`,
  };
  await Deno.writeTextFile(files.users, `"${USER}" "${PASSWORD}"\n`, { mode: 0o644 });
  await Deno.writeTextFile(files.settings, settingsOf(cluster, port, files.users), { mode: 0o644 });
  const bouncer = spawnUnprivileged(PGBOUNCER, ["-q", files.settings]);
  await eventually(async () => {
    const { success, stdout } = await outputOf(POSTGRES.pg_isready, [
      "-h",
      "127.0.0.1",
      "-p",
      `${port}`,
    ]);
    if (!success) throw new Error(stdout);
  });
  return {
    url: `postgres://${USER}@127.0.0.1:${port}/${DATABASE}?sslmode=disable&pgbouncer=true`,
    async [Symbol.asyncDispose]() {
      bouncer.kill("SIGTERM");
      await within(bouncer.status, "the end of PgBouncer");
    },
  };
}

const settingsOf = (cluster: Cluster, port: number, users: string) => `
[databases]
${DATABASE} = host=127.0.0.1 port=${cluster.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
default_pool_size = 4
`;
