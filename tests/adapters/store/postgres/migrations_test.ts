import assert from "node:assert/strict";
import {
  loadMigrations,
  type Migration,
  migrationProblem,
} from "../../../../adapters/store/postgres/migrations.ts";

const known = [{ number: 1, name: "v0001_a.sql" }, { number: 2, name: "v0002_b.sql" }];

Deno.test("migrations: the program's own are files in their order, each with its number", async () => {
  const all = await loadMigrations();
  assert.deepEqual(all.map(({ number }) => number), all.map((_, i) => i + 1));
  assert.match(all[0].text, /create table kv/);
  assert.deepEqual(all.map(({ since }: Migration) => since), all.map(() => 0));
});

Deno.test("migrations: a program refuses a database that lacks one of its own", () => {
  const problem = migrationProblem(known, [{ number: 1, since: 0 }]);
  assert.equal(problem, "the store lacks v0002_b.sql: run deno task store:migrate");
  assert.match(migrationProblem(known, [])!, /lacks v0001_a\.sql, v0002_b\.sql/);
});

Deno.test("migrations: a program runs on a newer database, unless that says that it must not", () => {
  const ours = [{ number: 1, since: 0 }, { number: 2, since: 0 }];
  assert.equal(migrationProblem(known, ours), undefined);
  assert.equal(migrationProblem(known, [...ours, { number: 3, since: 2 }]), undefined);
  assert.match(
    migrationProblem(known, [...ours, { number: 3, since: 3 }])!,
    /^the store is newer than this program: migration 3 needs a version that knows migration 3$/,
  );
});
