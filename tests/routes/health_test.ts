import assert from "node:assert/strict";
import { createAdmin } from "../../routes/admin.ts";
import { createHealth } from "../../routes/health.ts";
import { recordLog } from "../support/log_records.ts";

Deno.test("health: always live, ready when it can serve, and nothing else", async () => {
  let fault: Error | undefined = undefined;
  const health = createHealth(() => fault ? Promise.reject(fault) : Promise.resolve());
  const ask = async (path: string, method = "GET") => {
    const response = await health(path, method);
    return response && [response.status, await response.text(), response.headers.get("allow")];
  };
  for (const method of ["GET", "HEAD"]) {
    assert.deepEqual(await ask("/healthz", method), [200, "ok", null]);
    assert.deepEqual(await ask("/readyz", method), [200, "ready", null]);
  }
  fault = new Error("the store");
  assert.deepEqual(await ask("/healthz"), [200, "ok", null]);
  assert.deepEqual(await ask("/readyz"), [503, "not ready", null]);
  for (const path of ["/healthz", "/readyz"]) {
    for (const method of ["POST", "OPTIONS"]) {
      assert.deepEqual(await ask(path, method), [405, "method not allowed", "GET, HEAD"]);
    }
    assert.equal((await health(path, "GET"))!.headers.get("cache-control"), "no-store");
  }
  for (const path of ["/", "/healthz/", "/HEALTHZ", "/ready"]) {
    assert.equal(await ask(path), undefined);
  }
});

Deno.test("admin port: metrics and health only", async () => {
  await using log = await recordLog();
  let fault: Error | undefined = undefined;
  const admin = createAdmin({
    health: createHealth(() => Promise.resolve()),
    metrics: () => fault ? Promise.reject(fault) : Promise.resolve("figures 1\n"),
  });
  const ask = async (path: string, method = "GET") => {
    const { status, headers, body } = await admin(new Request(`http://a${path}`, { method }));
    await body?.cancel();
    return [status, headers.get("content-type"), headers.get("cache-control")];
  };
  const text = "text/plain;charset=UTF-8";
  const figures = "text/plain; version=0.0.4; charset=utf-8";
  assert.deepEqual(await ask("/metrics"), [200, figures, "no-store"]);
  assert.deepEqual(await ask("/metrics", "HEAD"), [200, figures, "no-store"]);
  assert.deepEqual(await ask("/metrics", "POST"), [405, text, "no-store"]);
  assert.deepEqual(await ask("/readyz"), [200, text, "no-store"]);
  assert.deepEqual(await ask("/"), [404, text, "no-store"]);
  fault = new Error("a worker is stuck");
  assert.deepEqual(await ask("/metrics"), [503, text, "no-store"]);
  assert.deepEqual(log.records[0].properties, { error: "Error: a worker is stuck" });
});
