import assert from "node:assert/strict";
import { createServicesChange } from "../../../adapters/services/change.ts";
import type { AuditRecord } from "../../../domain/platform/audit.ts";
import type { OpenExchanges } from "../../../domain/gateway/upstream/open_exchanges.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import type { Service } from "../../../domain/services/service.ts";
import { NOW, service } from "../../routes/gateway/samples.ts";
import { recordLog } from "../../support/log_records.ts";

const [tax, library, post] = ["tax", "library", "post"].map((id) => service({ id }));

function world({ records }: { records: boolean }) {
  const recorded: AuditRecord[] = [];
  const left: (ReadonlySet<Service> | undefined)[] = [];
  const ended: Service[] = [];
  const registry = createCatalogue({
    services: [tax, library],
    prepare(services) {
      if (services.has("refused")) throw new Error("refused");
    },
  });
  const change = createServicesChange({
    catalogue: registry,
    openExchanges: {
      drain: (where) => void left.push(where),
      end: (where) => void ended.push(...where),
    } as OpenExchanges,
    clock: { now: () => NOW },
    record: records ? (record) => recorded.push(record) : undefined,
  });
  return { change, registry, recorded, left, ended };
}

Deno.test("services change: it is recorded and logged, and open exchanges reconnect", async () => {
  await using log = await recordLog();
  const { change, registry, recorded, left } = world({ records: true });
  change([service({ id: "tax", level: 1 }), post]);
  assert.deepEqual([...registry.current().keys()], ["tax", "post"]);
  assert.deepEqual(left, [new Set([tax, library])]);
  assert.deepEqual(recorded, [{
    at: NOW,
    event: "services.changed",
    detail: { added: "post", changed: "tax", removed: "library" },
  }]);
  assert.deepEqual(log.records.map(({ properties }) => properties), [
    { added: ["post"], changed: ["tax"], removed: ["library"] },
  ]);
});

Deno.test("services change: each kind of change is recorded by itself, and no change is not", () => {
  const cases: [Service[], number][] = [
    [[tax, library], 0],
    [[library, tax], 0],
    [[tax, library, post], 1],
    [[tax], 1],
    [[service({ id: "tax", level: 1 }), library], 1],
  ];
  for (const [services, count] of cases) {
    const { change, recorded } = world({ records: true });
    change(services);
    assert.equal(recorded.length, count, services.map(({ id, level }) => `${id} ${level}`).join());
  }
});

Deno.test("services change: one worker of several records it, all of them apply it", () => {
  const { change, registry, recorded, left } = world({ records: false });
  change([post]);
  assert.deepEqual([...registry.current().keys()], ["post"]);
  assert.equal(left.length, 1);
  assert.deepEqual(recorded, []);
});

Deno.test("services change: a refused change has no effect", () => {
  const { change, registry, recorded, left } = world({ records: true });
  assert.throws(() => change([service({ id: "refused" })]), /refused/);
  assert.deepEqual([...registry.current().keys()], ["tax", "library"]);
  assert.deepEqual([recorded, left], [[], []]);
});

Deno.test("services change: what is open at a service that is closed now ends", () => {
  const { change, ended } = world({ records: false });
  change([{ ...tax, desk: { closed: "suspended" } }, { ...library, level: 1 }]);
  assert.deepEqual(ended, [tax]);
});
