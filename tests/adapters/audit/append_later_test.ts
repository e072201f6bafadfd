import assert from "node:assert/strict";
import { createAppendLater } from "../../../adapters/audit/append_later.ts";
import type { AuditLog, AuditRecord } from "../../../domain/platform/audit.ts";
import { NOW } from "../../routes/gateway/samples.ts";
import { recordLog } from "../../support/log_records.ts";
import { until } from "../../support/waiting.ts";

const record: AuditRecord = { at: NOW, event: "service.refused", requestId: "request-1" };

Deno.test("append later: a record is appended in the background", () => {
  const appended: AuditRecord[] = [];
  const audit = {
    append: (one: AuditRecord) => Promise.resolve(void appended.push(one)),
  } as AuditLog;
  createAppendLater(audit)(record);
  assert.deepEqual(appended, [record]);
});

Deno.test("append later: a failed append is logged with its event and request", async () => {
  await using log = await recordLog();
  createAppendLater({ append: () => Promise.reject(new Error("down")) } as unknown as AuditLog)(
    record,
  );
  await until(() => log.records.length > 0);
  assert.deepEqual(log.records.map(({ level, properties }) => [level, properties]), [
    ["error", { event: "service.refused", requestId: "request-1", error: "Error: down" }],
  ]);
});
