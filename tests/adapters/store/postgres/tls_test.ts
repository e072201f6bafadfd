/** Connections to another machine: encrypted, to a server that proves its name. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { createCertificate } from "../../../support/certificate.ts";
import { outputOf } from "../../../support/command.ts";
import { type Cluster, startPostgres, unlessPostgres } from "../../../support/postgres/cluster.ts";
import { migrateCluster } from "../../../support/postgres/stores.ts";

const { ignore, note } = unlessPostgres();

/** What a process that trusts this certificate reads. */
async function read(cluster: Cluster, trusted?: string): Promise<string> {
  const script = fileURLToPath(new URL("../../../support/postgres/reader.ts", import.meta.url));
  const url = `postgres://panjereh@localhost:${cluster.port}/postgres`;
  const args = [
    "run",
    "--no-prompt",
    "--no-check",
    "--allow-net",
    "--allow-read",
    "--allow-env",
    "--allow-sys",
    script,
    url,
  ];
  const env: Record<string, string> = trusted ? { DENO_CERT: trusted } : {};
  const { stdout, stderr } = await outputOf(Deno.execPath(), args, { env });
  return stdout.trim() || stderr;
}

async function useCertificate(cluster: Cluster, name: string): Promise<string> {
  const { cert, key } = await createCertificate([name]);
  const trusted = `${cluster.folder}/${name}.pem`;
  await Deno.writeTextFile(trusted, cert, { mode: 0o644 });
  await cluster.writeFile("server.crt", cert);
  await cluster.writeFile("server.key", key);
  await cluster.sql("alter system set ssl = on");
  await cluster.sql("select pg_reload_conf()");
  return trusted;
}

Deno.test({
  name: `PostgreSQL over TLS: only to a trusted server of this name${note}`,
  ignore,
  async fn() {
    await using cluster = await startPostgres({ settings: { listen_addresses: "localhost" } });
    await migrateCluster(cluster);
    assert.match(await read(cluster), /disconnected before secure TLS/);
    const trusted = await useCertificate(cluster, "localhost");
    assert.equal(await read(cluster, trusted), "read");
    assert.match(await read(cluster), /verify|UnknownIssuer|self.signed/i);
    const other = await useCertificate(cluster, "db.example");
    assert.match(
      await read(cluster, other),
      /altname|not valid for name|hostname/i,
      "another name",
    );
    assert.equal(await cluster.sql("select count(*) from kv"), "1");
  },
});
