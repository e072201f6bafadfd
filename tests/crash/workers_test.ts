/** Several workers on one port and one store, as `deno task start` runs them. */
import assert from "node:assert/strict";
import { request } from "undici";
import { signIn } from "../http/journey.ts";
import { createHttpClient } from "../support/http_client.ts";
import { startTwoWorkers } from "./two_workers.ts";
import { eventually, until } from "../support/waiting.ts";

/** New connections per round; the kernel distributes them, so that no worker is missed. */
const ASKED = 40;
/**
 * Less than the time for which a worker relies on its copy of a session, so only a notification can
 * be this fast (docs/performance.md).
 */
const TOLD_WITHIN = 3_000;

/** The distinct statuses of `ASKED` new connections to this host, without a cookie. */
async function statusesAt(port: number, host: string, path = "/"): Promise<string> {
  const statuses = await Promise.all(Array.from({ length: ASKED }, async () => {
    const headers = { host: `${host}.localhost:${port}`, accept: "text/html" };
    const { statusCode, body } = await request(`http://127.0.0.1:${port}${path}`, {
      headers,
      reset: true,
    });
    await body.dump();
    return statusCode;
  }));
  return [...new Set(statuses)].join(" ");
}

/** How many of `ASKED` new connections show the page for this cookie. */
async function admitted(port: number, cookie: string): Promise<number> {
  const statuses = await Promise.all(Array.from({ length: ASKED }, async () => {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}/`, {
      headers: { host: `echo.localhost:${port}`, cookie },
      reset: true,
    });
    await body.dump();
    return statusCode;
  }));
  return statuses.filter((status) => status === 200).length;
}

Deno.test("two workers: each knows a session that began at the other, and both forget it; SIGTERM ends both", async () => {
  await using workers = await startTwoWorkers();
  const { program, port, adminPort } = workers;
  const { origin, sandbox } = program;
  assert.equal(await statusesAt(port, "nobody", "/readyz"), "200", "both know that both are up");
  const echo = `http://echo.localhost:${port}`;
  const [person] = await (await fetch(`${sandbox.origin}/people.json`)).json();
  await using browser = createHttpClient({ origin });
  await signIn(program, browser, person, `${echo}/`);
  const cookie = `panjereh_service=${browser.cookie(echo, "panjereh_service")}`;
  assert.equal(await admitted(port, cookie), ASKED);

  const { status } = await browser.post(`${origin}/sessions`, { all: "1" }, { origin });
  assert.ok(status < 400, `signing out was answered with ${status}`);
  await until(async () => await admitted(port, cookie) === 0, "both workers", TOLD_WITHIN);

  // Both workers' figures: each has received the revocation.
  await eventually(async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${adminPort}/metrics`)).text();
    assert.match(metrics, /^panjereh_revocation_lag_seconds_count 2$/m);
    assert.match(metrics, /^panjereh_workers 2$/m);
  });
  await workers.stop();
});

Deno.test("two workers: both apply a change of services.json, and nothing of a bad one", async () => {
  const fileIn = (dataDir: string) => `${dataDir}/services.json`;
  await using workers = await startTwoWorkers((dataDir) => ({ SERVICES_FILE: fileIn(dataDir) }));
  const { child, port, dataDir } = workers;
  const pension = { id: "pension", title: { fa: "بازنشستگی" }, upstream: "http://127.0.0.1:1" };
  const write = (services: unknown[]) =>
    Deno.writeTextFile(fileIn(dataDir), JSON.stringify({ services }));
  const become = (status: string) =>
    eventually(async () => assert.equal(await statusesAt(port, "pension"), status, child.output()));
  assert.equal(await statusesAt(port, "pension"), "421");
  await write([pension]);
  await become("302");
  await write([{ ...pension, levle: 1 }]);
  await until(() => child.output().includes("levle"), child.output);
  assert.equal(await statusesAt(port, "pension"), "302");
  await write([]);
  await become("421");
  assert.equal(await statusesAt(port, "echo"), "302");
  await workers.stop();
});
