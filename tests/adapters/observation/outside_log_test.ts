import assert from "node:assert/strict";
import { reset, withContext } from "@logtape/logtape";
import { z } from "zod";
import { createHttpClient } from "../../../adapters/network/http_client.ts";
import { configureLogging } from "../../../adapters/observation/logging.ts";
import { createOutsideLog } from "../../../adapters/observation/outside_log.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { serveLoopback } from "../loopback_server.ts";
import { recordLog } from "../../support/log_records.ts";

Deno.test("each kind of failure of a target is a warning at once, then one each ten seconds", async () => {
  await using log = await recordLog();
  let now = 0;
  const { called } = createOutsideLog({ now: () => now });
  called!("civil registry", 5, undefined);
  for (let i = 0; i < 3; i++) called!("civil registry", 5, "UnknownIssuer");
  called!("civil registry", 5, "status 403");
  called!("Kavenegar 1", 5, "status 403");
  // The line of the circuit says it.
  called!("Kavenegar 1", 0, "breaker open");
  now = 10 * SECOND;
  called!("civil registry", 5, "UnknownIssuer");
  assert.deepEqual(
    log.records.map(({ level, properties }) => [level, ...Object.values(properties)]),
    [
      ["warning", "civil registry", "UnknownIssuer", 0],
      ["warning", "civil registry", "status 403", 0],
      ["warning", "Kavenegar 1", "status 403", 0],
      ["warning", "civil registry", "UnknownIssuer", 2],
    ],
  );
});

Deno.test("a call within a request is logged with the request's ID, and without what was asked", async () => {
  const lines: string[] = [];
  const output = {
    writeSync(bytes: Uint8Array) {
      lines.push(new TextDecoder().decode(bytes));
      return bytes.length;
    },
  };
  await configureLogging({ level: "info", format: "json", output });
  try {
    const watch = createOutsideLog({ now: () => 0 });
    await using server = serveLoopback(() => new Response("09121234567", { status: 403 }));
    const client = createHttpClient({ name: "t", baseUrl: server.url, retries: 0, watch });
    const body = { nationalId: "0012345679" };
    await withContext(
      { requestId: "r1" },
      () => client.post({ path: "/SECRET", body, schema: z.any() }).catch(() => {}),
    );
    const [line] = lines.map((line) => JSON.parse(line));
    assert.equal(line.level, "WARN");
    assert.deepEqual(line.properties, {
      requestId: "r1",
      target: "t",
      reason: "status 403",
      unsaid: 0,
    });
    assert.doesNotMatch(lines.join(), /SECRET|0012345679|0912|127\.0\.0\.1|\.ts:/);
  } finally {
    await reset();
  }
});

Deno.test("a circuit that opens is a warning, one that closes an information", async () => {
  await using log = await recordLog();
  const { breakerChanged } = createOutsideLog({ now: () => 0 });
  for (const state of ["open", "half_open", "open", "closed"] as const) {
    breakerChanged!("mail", state);
  }
  assert.deepEqual(log.records.map(({ level }) => level), ["warning", "warning", "info"]);
  assert.match(log.records[0].message.join(""), /^mail is not called/);
});
