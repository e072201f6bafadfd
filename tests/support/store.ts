/** Reads the store of a running program. */
import assert from "node:assert/strict";
import type { AuditRecord } from "../../domain/platform/audit.ts";
import type { ChainLink } from "../../domain/platform/audit_chain.ts";
import { eventually } from "./waiting.ts";

type Stored = { key: Deno.KvKey; value: unknown };

/** Every record below `prefix` with the store's envelope, expired ones included. */
export async function readRecords(dataDir: string, prefix: Deno.KvKey): Promise<Stored[]> {
  using kv = await Deno.openKv(`${dataDir}/panjereh.sqlite3`);
  const entries = await Array.fromAsync(kv.list<{ value: unknown }>({ prefix }));
  return entries.map(({ key, value }) => ({ key, value: value.value }));
}

/** Sealed and unsealed records; reads again if some were sealed in between. */
export async function readAudit(dataDir: string): Promise<AuditRecord[]> {
  using kv = await Deno.openKv(`${dataDir}/panjereh.sqlite3`);
  const headOf = async () => (await kv.get(["audit_head"])).versionstamp;
  return await eventually(async () => {
    const before = await headOf();
    const pages = await readRecords(dataDir, ["audit_chain"]);
    const unsealed = await readRecords(dataDir, ["audit"]);
    assert.equal(await headOf(), before, "sealed meanwhile");
    return [
      ...pages.flatMap(({ value }) => value as ChainLink[]).map(({ record }) => record),
      ...unsealed.map(({ value }) => value as AuditRecord),
    ];
  });
}

export async function countAudit(dataDir: string, event: AuditRecord["event"]): Promise<number> {
  return (await readAudit(dataDir)).filter((record) => record.event === event).length;
}
