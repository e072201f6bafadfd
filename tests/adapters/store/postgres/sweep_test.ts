import assert from "node:assert/strict";
import { parsePostgresAddress } from "../../../../adapters/configuration/postgres_address.ts";
import { openLink } from "../../../../adapters/store/postgres/link.ts";
import { loadMigrations, migrate } from "../../../../adapters/store/postgres/migrations.ts";
import { sweepOnce } from "../../../../adapters/store/postgres/queries.ts";
import { startSweeping } from "../../../../adapters/store/postgres/sweep.ts";
import { recordLog } from "../../../support/log_records.ts";
import { PASSWORD, startPostgres, unlessPostgres } from "../../../support/postgres/cluster.ts";
import { recordTimers } from "../../../support/timers.ts";
import { until } from "../../../support/waiting.ts";

const MINUTE = 60_000;
const clock = { now: () => 100 * MINUTE };

Deno.test("sweeping: until little is left, then again after a while, until stopped", async () => {
  const PAUSE = 7;
  const answers = [1000, 1000, 3, 0];
  const asked: { before: number; pauses: number }[] = [];
  using timers = recordTimers();
  const stop = startSweeping(
    (before) => {
      asked.push({ before, pauses: timers.delays.filter((delay) => delay === PAUSE).length });
      return Promise.resolve(answers.shift() ?? 0);
    },
    clock,
    PAUSE,
  );
  await until(() => asked.length >= 5, "sweeps");
  stop();
  const count = asked.length;
  assert.ok(asked.every(({ before }) => before === 90 * MINUTE), "with ten minutes of grace");
  assert.deepEqual(asked.slice(0, 5).map(({ pauses }) => pauses), [1, 1, 1, 2, 3]);
  await new Promise((go) => setTimeout(go, 20));
  assert.equal(asked.length, count);
});

Deno.test("sweeping: a failure is logged, and the next run comes", async () => {
  await using log = await recordLog();
  let runs = 0;
  const stop = startSweeping(
    () => {
      runs++;
      return Promise.reject(new Error("no database"));
    },
    clock,
    1,
  );
  await until(() => runs >= 2, "two runs");
  stop();
  assert.match(String(log.records[0].properties.error), /no database/);
});

const { ignore, note } = unlessPostgres();
Deno.test({
  name: `sweeping removes what has expired, a thousand at a time, past what others hold${note}`,
  ignore,
  async fn() {
    await using cluster = await startPostgres();
    const address = parsePostgresAddress(cluster.url());
    const open = () => openLink(address.hosts[0], { address, password: PASSWORD, timeout: 10_000 });
    const [link, other] = await Promise.all([open(), open()]);
    try {
      const files = await loadMigrations();
      const applied = await Promise.all([migrate(link, files), migrate(other, files)]);
      assert.deepEqual(applied.flat(), files.map(({ name }) => name), "by one of two, once");
      await cluster.sql(`insert into kv select int8send(i), '1', 1,
        case when i <= 1500 then i when i <= 1600 then 5000 end from generate_series(1, 1700) i`);
      const sweep = () => link.run((sql) => sweepOnce(sql, 2000));
      assert.equal(await sweep(), 1000);
      await other.run((sql) =>
        sql.begin(async (sql) => {
          await sql`select from kv where expires_at = 1500 for update`;
          assert.equal(await sweep(), 499);
        })
      );
      assert.equal(await sweep(), 1);
      assert.equal(await sweep(), 0);
      assert.equal(await cluster.sql("select count(*) from kv"), "200");
    } finally {
      link.close();
      other.close();
    }
  },
});
