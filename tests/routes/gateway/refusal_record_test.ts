import assert from "node:assert/strict";
import type { AuditRecord } from "../../../domain/platform/audit.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { createRefusalRecord } from "../../../routes/gateway/refusal_record.ts";
import { NOW, service, visitor } from "./harness.ts";

Deno.test("repeated refusals are recorded once a minute for each session, service and reason", () => {
  const records: AuditRecord[] = [];
  const counted: string[] = [];
  let now = NOW;
  const onRefused = createRefusalRecord({
    clock: { now: () => now },
    traffic: { refused: ({ id }, reason) => counted.push(`${id} ${reason}`) },
    appendLater: (record) => records.push(record),
  });
  const request = (id: string) => ({
    service: service({ id }),
    target: { path: "/", isCanonical: true, query: "", target: "/" },
    framing: { kind: "none" as const },
    client: { ip: "192.0.2.1", proto: "https" as const, host: `${id}.example` },
    requestId: "request-1",
  });
  const refuseAll = () => {
    for (let round = 0; round < 100; round++) {
      onRefused({ access: "legal_only", visitor: visitor(), request: request("insurance") });
      onRefused({ access: "level_too_low", visitor: visitor(), request: request("insurance") });
      onRefused({ access: "legal_only", visitor: visitor(), request: request("vehicle") });
      onRefused({
        access: "legal_only",
        visitor: { ...visitor(), sessionKey: "session-2" },
        request: request("insurance"),
      });
    }
  };
  refuseAll();
  assert.equal(records.length, 4);
  now += MINUTE;
  refuseAll();
  assert.equal(records.length, 8);
  assert.equal(counted.length, 8, "the agency sees as many");
  assert.equal(counted[0], "insurance legal_only");
  assert.deepEqual(records[0], {
    at: NOW,
    event: "service.refused",
    service: "insurance",
    requestId: "request-1",
    detail: { access: "legal_only" },
  });
});
