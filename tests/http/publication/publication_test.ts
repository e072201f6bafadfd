/** From approved to answering citizens, in every worker and machine, without a restart. */
import assert from "node:assert/strict";
import { read } from "../../../domain/platform/read.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { createKvAuditLog } from "../../../adapters/audit/kv_audit_log.ts";
import { applicationRecord } from "../../../domain/application/application.ts";
import { changeStanding } from "../../../domain/publication/standing.ts";
import { watchedSum } from "../../../domain/publication/traffic/traffic.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { createHttpClient } from "../../support/http_client.ts";
import { until } from "../../support/waiting.ts";
import { programTest, signIn } from "../journey.ts";
import { openStore } from "../store.ts";
import { approve } from "./approved.ts";

const HTML = { accept: "text/html" };

programTest(
  "publication: an approved service answers a citizen, on another machine too",
  async (world) => {
    const { program, clock } = world;
    await using upstream = await startHttpUpstream((request, response) =>
      response.end(String(request.headers["x-identity-assertion"] !== undefined))
    );
    using opened = await openStore(world);
    const { store } = opened;
    const there = `${world.at("library")}/`;
    const browser = world.browser();
    await signIn(program, browser, world.person("verified-citizen"), `${world.at("echo")}/`);
    assert.equal((await browser.send(there)).status, 421);
    const beside = await program.startBeside(clock);
    try {
      await approve(store, upstream.origin);
      await until(async () => (await browser.send(there)).status !== 421);
      const page = await browser.get(there, HTML);
      assert.deepEqual([page.status, page.text], [200, "true"]);
      await using other = createHttpClient({ origin: world.origin, port: beside.port });
      await until(async () => (await other.send(there)).status === 401, "the other machine");
      await until(async () => (await watchedSum(store, "library", 1)).answers > 0);

      const failing = await startHttpUpstream((_, response) => response.writeHead(503).end());
      await approve(store, failing.origin, { revision: 2 });
      await until(async () =>
        (await read(store, applicationRecord("application-1"))).value?.state === "publish_failed"
      );
      assert.equal((await browser.send(there)).status, 200, "the former one goes on");
      await failing[Symbol.asyncDispose]();

      const standing = {
        ...{ store, clock, random: systemRandom, audit: createKvAuditLog(store, systemRandom) },
      };
      const asked = { service: "library", staff: { id: "s", name: "s" }, agencyId: "agency-1" };
      await changeStanding(standing, { ...asked, change: "suspend" }, undefined);
      await until(async () => (await browser.send(there, { headers: HTML })).status === 503);
      clock.time += 1000;
      await changeStanding(standing, { ...asked, change: "resume" }, undefined);
      await until(async () => (await browser.send(there, { headers: HTML })).status === 302);
      assert.equal((await browser.get(there, HTML)).status, 200, "who comes back enters once more");
    } finally {
      await beside.stop();
    }
  },
);

programTest("publication: a program that starts again serves what was published", async (world) => {
  await using upstream = await startHttpUpstream();
  using opened = await openStore(world);
  const { store } = opened;
  await approve(store, upstream.origin);
  const there = `${world.at("library")}/`;
  await until(async () => (await world.browser().send(there)).status !== 421);
  const beside = await world.program.startBeside(world.clock);
  try {
    await using client = createHttpClient({ origin: world.origin, port: beside.port });
    assert.equal((await client.send(there)).status, 401, "from its first request on");
  } finally {
    await beside.stop();
  }
});
