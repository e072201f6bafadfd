import assert from "node:assert/strict";
import { Registry } from "prom-client";
import { VERSION } from "../../../../adapters/configuration/version.ts";
import { createConfigurationMetrics } from "../../../../adapters/observation/metrics/configuration_metrics.ts";
import { shiftableNow } from "../../loopback_server.ts";
import { figure } from "./figures.ts";

const RESULT = "panjereh_services_last_reload_successful";
const TIME = "panjereh_services_last_reload_success_timestamp_seconds";

Deno.test("configuration metrics: the version of the program and of Deno", async () => {
  const registry = new Registry();
  createConfigurationMetrics(registry, "1.2.3");
  const labels = { version: "1.2.3", deno: Deno.version.deno };
  assert.equal(await figure(registry, "panjereh_build_info", labels), 1);
});

Deno.test("configuration metrics: the last reload of the services, and the last accepted one", async () => {
  using now = shiftableNow({ still: true });
  const registry = new Registry();
  const note = createConfigurationMetrics(registry, "1.2.3");
  const began = Date.now() / 1000;
  assert.deepEqual([await figure(registry, RESULT), await figure(registry, TIME)], [1, began]);
  now.advance(5000);
  note(false);
  assert.deepEqual([await figure(registry, RESULT), await figure(registry, TIME)], [0, began]);
  now.advance(5000);
  note(true);
  assert.deepEqual([await figure(registry, RESULT), await figure(registry, TIME)], [1, began + 10]);
});

Deno.test("the version is the newest one of the CHANGELOG", async () => {
  const changelog = new URL("../../../../CHANGELOG.md", import.meta.url);
  const [, newest] = /^## \[(.+?)\]/m.exec(await Deno.readTextFile(changelog))!;
  assert.equal(VERSION, newest);
});
