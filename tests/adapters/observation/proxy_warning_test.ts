import assert from "node:assert/strict";
import { createProxyWarning } from "../../../adapters/observation/proxy_warning.ts";
import { MINUTE } from "../../../domain/platform/platform.ts";
import { recordLog } from "../../support/log_records.ts";

Deno.test("a proxy that is not trusted is told of, masked, once in ten minutes", async () => {
  await using log = await recordLog();
  let now = 0;
  const warn = createProxyWarning({ now: () => now });
  warn("10.20.30.40");
  for (let i = 0; i < 100; i++) warn(`192.0.2.${i}`);
  now = 10 * MINUTE;
  warn("192.0.2.7");
  assert.deepEqual(
    log.records.map(({ level, properties }) => [level, properties.peer]),
    [["warning", "10.20.*"], ["warning", "192.0.*"]],
  );
});
