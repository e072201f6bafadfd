/** What a running program has stored, read beside it. */
import type { AuditRecord } from "../../domain/audit.ts";

type Stored = { key: Deno.KvKey; value: unknown };

/** Every record below `prefix` as the store's envelope holds it; expired ones included. */
export async function readRecords(dataDir: string, prefix: Deno.KvKey): Promise<Stored[]> {
  using kv = await Deno.openKv(`${dataDir}/panjereh.sqlite3`);
  const entries = await Array.fromAsync(kv.list<{ value: unknown }>({ prefix }));
  return entries.map(({ key, value }) => ({ key, value: value.value }));
}

export async function readAudit(dataDir: string): Promise<AuditRecord[]> {
  return (await readRecords(dataDir, ["audit"])).map(({ value }) => value as AuditRecord);
}

export async function countAudit(dataDir: string, event: AuditRecord["event"]): Promise<number> {
  return (await readAudit(dataDir)).filter((record) => record.event === event).length;
}
