/** The program on PostgreSQL: from the first page to the service, over a restart and an outage. */
import assert from "node:assert/strict";
import { verifyCommand } from "../../../adapters/commands/audit_verify.ts";
import { PASSWORD, startPostgres, unlessPostgres } from "../../support/postgres/cluster.ts";
import { migrateCluster } from "../../support/postgres/stores.ts";
import { startTestProgram } from "../../support/program.ts";
import { eventually } from "../../support/waiting.ts";
import { createHttpClient } from "../../support/http_client.ts";
import { signIn, stepsOf } from "../journey.ts";

const HTML = { accept: "text/html" };
const { ignore, note } = unlessPostgres();

Deno.test({
  name: `PostgreSQL: a sign-in, kept over a restart and an outage of the database${note}`,
  ignore,
  async fn() {
    await using cluster = await startPostgres();
    await migrateCluster(cluster);
    const environment = { STORE: cluster.url(), STORE_PASSWORD: PASSWORD };
    const dataDir = await Deno.makeTempDir({ prefix: "panjereh_" });
    let program = await startTestProgram({ environment, dataDir });
    const { origin, port } = program;
    await using browser = createHttpClient({ origin, port });
    await using late = createHttpClient({ origin, port });
    try {
      const service = `http://echo.${new URL(origin).host}/`;
      const person = program.sandbox.people.find(({ persona }) => persona === "verified-citizen")!;
      await signIn(program, browser, person, service);
      assert.equal((await browser.get(service, HTML)).status, 200);
      await program.stop();

      program = await startTestProgram({ environment, dataDir, port });
      const again = await browser.get(service, HTML);
      assert.equal(again.url.origin, new URL(service).origin, "still signed in");
      const { outcome, report } = await verifyCommand({ ...environment, DATA_DIR: dataDir }, []);
      assert.equal(outcome, "sound", report);

      const steps = stepsOf(program, late, person);
      const page = await steps.askCode();
      await cluster.stop("immediate");
      const refused = await steps.enterCode(page);
      assert.equal(refused.status, 503);
      assert.equal(refused.headers.get("retry-after"), "5");
      assert.doesNotMatch(refused.text, /postgres|ECONN|127\.0\.0\.1:/i);
      assert.equal((await late.get(`${origin}/readyz`)).status, 503);
      await cluster.start();
      await eventually(async () => {
        const next = await steps.enterCode(page);
        assert.notEqual(next.url.pathname, "/login/code", next.main);
        assert.equal(next.status, 200);
      });
    } finally {
      await program.stop();
      await Deno.remove(dataDir, { recursive: true });
    }
  },
});
