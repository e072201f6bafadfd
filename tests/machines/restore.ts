/**
 * `deno task machines:restore`: a backup is taken under load, and restored elsewhere to a moment
 * between two waves of people; prints what became of them.
 */
import "./more_people.ts";
import assert from "node:assert/strict";
import { verifyCommand } from "../../adapters/commands/audit_verify.ts";
import { wait } from "../faults/scenario.ts";
import { outputOf } from "../support/command.ts";
import { spawnUnprivileged } from "../support/postgres/cluster.ts";
import { POSTGRES } from "../support/postgres/programs.ts";
import { openStoreAt } from "../support/postgres/stores.ts";
import { asUnprivileged, writeUnprivileged } from "../support/postgres/unprivileged.ts";
import { freePort } from "../support/program.ts";
import { eventually } from "../support/waiting.ts";
import { print } from "../walk/out.ts";
import { type Gateways, startGateways, trialUrlOf } from "./gateways.ts";
import { PERSONA } from "./more_people.ts";
import { type Patroni, startPatroni } from "./patroni.ts";
import { PASSWORDS } from "./patroni_settings.ts";
import {
  type Acknowledged,
  comeAndGo,
  isSignedIn,
  livesAgain,
  nothingYet,
  sessionOf,
  signOut,
} from "./player.ts";
import { examine } from "./whole.ts";

/** Milliseconds of each wave of people. */
const WAVE = 12_000;

async function wave(world: Gateways, part: number): Promise<Acknowledged> {
  const { program, browser: newBrowser } = world;
  const log = nothingYet();
  const people = program.sandbox.people.filter(({ persona }) => persona === PERSONA)
    .filter((_, index) => index % 2 === part);
  const end = Date.now() + WAVE;
  await comeAndGo({ program, newBrowser, log, isOver: () => Date.now() > end }, people);
  return log;
}

async function backUp(patroni: Patroni): Promise<string> {
  const { port } = await patroni.leader();
  const to = `${patroni.folder}/restored`;
  const from = `host=127.0.0.1 port=${port} user=replicator password=${PASSWORDS.replicator}`;
  const args = ["-D", to, "-d", from, "-X", "none", "-c", "fast"];
  const { success, stderr } = await outputOf(
    ...asUnprivileged(POSTGRES.pg_basebackup, args),
    { cwd: "/", env: { HOME: "/nonexistent" } },
  );
  assert.ok(success, stderr);
  return to;
}

/** Resolves once everything until now is in the archive. */
async function archiveAll(patroni: Patroni): Promise<void> {
  const segment = await patroni.sql("select pg_walfile_name(pg_switch_wal())", "postgres");
  await eventually(() => Deno.stat(`${patroni.folder}/archive/${segment}`));
}

async function restore(patroni: Patroni, data: string, target: string) {
  const port = freePort();
  await writeUnprivileged(`${data}/recovery.signal`, "");
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    synchronous_standby_names: "",
    archive_mode: "off",
    restore_command: `cp ${patroni.folder}/archive/%f %p`,
    recovery_target_time: target,
    recovery_target_action: "promote",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawnUnprivileged(POSTGRES.postgres, ["-D", data, ...flags]);
  const store = trialUrlOf([{ port }]);
  await eventually(async () => {
    (await openStoreAt(store, { password: PASSWORDS.postgres })).close();
  }, 60_000);
  return { server, port, store };
}

async function count(world: Gateways, log: Acknowledged) {
  let known = 0;
  for (const browser of log.live) if (await isSignedIn(world.program, browser)) known++;
  let revived = 0;
  for (const ended of log.ended) if (await livesAgain(world.program, ended)) revived++;
  return `${known} of ${log.live.length} sessions are known, ${revived} of ${log.ended.length} ` +
    "that were ended live again";
}

await using patroni = await startPatroni();
await patroni.whole();
await using world = await startGateways(patroni);
const began = performance.now();
const [before, data] = await Promise.all([wave(world, 0), wait(3000).then(() => backUp(patroni))]);
await wait(2000);
const target = await patroni.sql("select now()", "postgres");
await wait(2000);
// Ended after the moment.
const lateEnd = before.live.pop()!;
const lateCookie = sessionOf(world.program, lateEnd);
const stage = {
  program: world.program,
  newBrowser: world.browser,
  log: nothingYet(),
  isOver: () => false,
};
assert.ok(await signOut(stage, lateEnd));
const after = await wave(world, 1);
await archiveAll(patroni);
print(
  `Backup and ${before.signIns.length} + ${after.signIns.length} sign-ins took ${
    Math.round((performance.now() - began) / 1000)
  } s`,
);
const restoring = performance.now();
const { server, port, store } = await restore(patroni, data, target);
print(`Restored to ${target} in ${Math.round(performance.now() - restoring)} ms`);
try {
  const opened = await openStoreAt(store, { password: PASSWORDS.postgres });
  print(JSON.stringify(await examine(opened)));
  opened.close();
  const { dataDir } = world.program;
  const environment = { DATA_DIR: dataDir, STORE: store, STORE_PASSWORD: PASSWORDS.postgres };
  print(JSON.stringify(await verifyCommand(environment, [])));
  for (const { child } of world.gateways) {
    child.kill("SIGTERM");
    await child.ended();
  }
  await world.gateways[0].start([{ port }]);
  print(`Before the moment: ${await count(world, before)}`);
  const lives = await livesAgain(world.program, { browser: lateEnd, cookie: lateCookie });
  print(`Ended after the moment: ${lives ? "lives again" : "ended"}`);
  print(`After the moment: ${await count(world, after)}`);
} finally {
  server.kill("SIGQUIT");
  await server.status;
}
