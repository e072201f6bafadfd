/** A port on which another process already listens, with processes as an operator starts them. */
import assert from "node:assert/strict";
import { request } from "undici";
import { startChild, waitUntilReady, waitUntilSaid } from "../support/child.ts";
import { freePort } from "../support/program.ts";
import { inFolders, refusalOf, startServe } from "../support/serve.ts";

const ASKED = 30;

/**
 * Statuses of the window's first page, each over a new connection, which the kernel distributes.
 */
async function statuses(port: number): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < ASKED; i++) {
    const { statusCode, body } = await request(`http://127.0.0.1:${port}/login`, {
      headers: { host: "sso.example.ir" },
      reset: true,
    });
    await body.dump();
    found.push(statusCode);
  }
  return [...new Set(found)];
}

for (const WORKERS of ["1", "2"]) {
  Deno.test(`a taken port: refused for any store, ${WORKERS} workers`, async () => {
    await inFolders(2, async (one, other) => {
      const port = freePort();
      const environment = { PORT: String(port), WORKERS };
      await using first = await startServe(one, environment);
      await waitUntilReady(first, port);
      for (const folder of [one, other]) {
        const second = await startServe(folder, environment);
        assert.deepEqual(await refusalOf(second), [`PORT ${port} is taken: does it run already?`]);
      }
      assert.deepEqual(await statuses(port), [200]);
      assert.deepEqual([...Deno.readDirSync(other)].map(({ name }) => name), ["services.json"]);
    });
  });
}

Deno.test("a taken port: all are reported in one list, with everything else", async () => {
  await inFolders(1, async (folder) => {
    using gateway = Deno.listen({ hostname: "127.0.0.1", port: 0, reusePort: true });
    using admin = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const [PORT, ADMIN_PORT] = [gateway, admin].map(({ addr }) => String(addr.port));
    const SERVICES_FILE = `${folder}/none.json`;
    const served = await startServe(folder, { PORT, ADMIN_PORT, WORKERS: "2", SERVICES_FILE });
    assert.deepEqual(await refusalOf(served), [
      `PORT ${PORT} is taken: does it run already?`,
      `ADMIN_PORT ${ADMIN_PORT} is taken: does it run already?`,
      `SERVICES_FILE ${SERVICES_FILE} is missing`,
    ]);
    using sandbox = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    using agencies = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const [SANDBOX_PORT, AGENCY_PORT] = [sandbox, agencies].map(({ addr }) => String(addr.port));
    const environment = { DATA_DIR: folder, PORT, ADMIN_PORT, SANDBOX_PORT, AGENCY_PORT };
    const started = startChild({ args: ["start"], environment, dataDir: folder });
    assert.deepEqual(
      await refusalOf(started),
      Object.entries({ PORT, ADMIN_PORT, SANDBOX_PORT, AGENCY_PORT })
        .map(([name, port]) => `${name} ${port} is taken: does it run already?`),
    );
  });
});

const NOWHERE: [Record<string, string>, RegExp][] = [
  [{ LISTEN: "192.0.2.1" }, /^LISTEN 192\.0\.2\.1 is no address of this machine$/],
  [{ LISTEN: "no address" }, /^LISTEN must be an IP of this machine$/],
  [{ ADMIN_PORT: "0", ADMIN_LISTEN: "192.0.2.1" }, /^ADMIN_LISTEN 192\.0\.2\.1 is no address/],
];

Deno.test("an address that cannot be listened on is reported like a taken port", async () => {
  await inFolders(1, async (folder) => {
    for (const [environment, line] of NOWHERE) {
      const lines = await refusalOf(await startServe(folder, { PORT: "0", ...environment }));
      assert.equal(lines.length, 1, lines.join("\n"));
      assert.match(lines[0], line);
    }
    const port = String(freePort());
    const twice = await startServe(folder, { PORT: port, ADMIN_PORT: port });
    assert.deepEqual(await refusalOf(twice), [`ADMIN_PORT ${port} is taken: does it run already?`]);
  });
});

Deno.test("REUSE_PORT: the next process of a store serves before the last has ended", async () => {
  await inFolders(1, async (folder) => {
    const port = freePort();
    const environment = { PORT: String(port), WORKERS: "2", REUSE_PORT: "true" };
    await using first = await startServe(folder, environment);
    await waitUntilReady(first, port);
    assert.doesNotMatch(first.output(), /end it now/);
    await using second = await startServe(folder, environment);
    await waitUntilSaid(second, "Listening on port");
    assert.match(second.output(), /"WARN[A-Z]*","message":"Another process of this store listens/);
    assert.deepEqual(await statuses(port), [200]);
    first.kill("SIGTERM");
    assert.equal((await first.ended()).code, 0, first.output());
    assert.deepEqual(await statuses(port), [200]);
    second.kill("SIGTERM");
    assert.equal((await second.ended()).code, 0, second.output());
  });
});

Deno.test("REUSE_PORT: a process of another store is refused, like any other program", async () => {
  await inFolders(2, async (one, other) => {
    const port = freePort();
    const environment = { PORT: String(port), WORKERS: "2", REUSE_PORT: "true" };
    const line = `PORT ${port} is taken by a process that is not of this store`;
    {
      await using first = await startServe(one, environment);
      await waitUntilReady(first, port);
      assert.deepEqual(await refusalOf(await startServe(other, environment)), [line]);
      assert.deepEqual(await statuses(port), [200]);
    }
    for (
      const answer of [
        () => new Response("hello"),
        () => Response.json({ keys: [] }),
        () => Response.json({ keys: [{ kty: "EC" }] }),
      ]
    ) {
      const server = Deno.serve(
        { port, hostname: "127.0.0.1", reusePort: true, onListen() {} },
        answer,
      );
      assert.deepEqual(await refusalOf(await startServe(other, environment)), [line]);
      await server.shutdown();
    }
  });
});
