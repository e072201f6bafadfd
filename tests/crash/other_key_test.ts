/** A store that was made with another SECRET_KEY, in processes as an operator starts them. */
import assert from "node:assert/strict";
import { EXIT_CODES } from "../../adapters/commands/report.ts";
import { type Child, startChild, waitUntilReady } from "../support/child.ts";
import { freePort } from "../support/program.ts";
import { withProgram } from "../support/running_child.ts";
import { inFolders, startServe } from "../support/serve.ts";
import { COMPLETE } from "../support/serve_environment.ts";
import { readRecords } from "../support/store.ts";

const OTHER = btoa("t".repeat(32));

/** Waits for the end; returns the exit code and the whole output. */
async function ended(child: Child): Promise<{ code: number; output: string }> {
  await using running = child;
  const { code } = await running.ended();
  return { code, output: running.output() };
}

const verify = (dataDir: string, environment: Record<string, string> = {}, args: string[] = []) =>
  ended(startChild({
    args: ["audit:verify", ...args],
    environment: { DATA_DIR: dataDir, ...environment },
    dataDir,
  }));

const refusal = (dataDir: string) =>
  `Cannot start:\n  - the store in kv:${dataDir}/panjereh.sqlite3 was made with another SECRET_KEY\n`;

Deno.test("another key: start refuses, seals nothing, and the chain is sound with the right key", async () => {
  await withProgram(async ({ child, dataDir, port, environment }) => {
    const start = () => startChild({ args: ["start"], environment, dataDir });
    child.kill("SIGTERM");
    assert.equal((await child.ended()).code, 0, child.output());
    const sound = await verify(dataDir);
    assert.equal(sound.code, EXIT_CODES.sound, sound.output);
    const links = Number(/^links +(\d+)$/m.exec(sound.output)![1]);
    assert.ok(links > 0);

    const file = `${dataDir}/secret_key`;
    const right = await Deno.readTextFile(file);
    await Deno.writeTextFile(file, OTHER);
    const before = await readRecords(dataDir, []);
    const refused = await ended(start());
    assert.deepEqual(refused, { code: 1, output: refusal(dataDir) });
    assert.deepEqual(await readRecords(dataDir, []), before);
    assert.equal((await verify(dataDir)).code, EXIT_CODES.other_key);
    assert.equal((await verify(dataDir, { SECRET_KEY: OTHER })).code, EXIT_CODES.other_key);

    // A store as an earlier version left it: the sealed values decide.
    {
      using kv = await Deno.openKv(`${dataDir}/panjereh.sqlite3`);
      await kv.delete(["key_check"]);
    }
    assert.deepEqual(await ended(start()), { code: 1, output: refusal(dataDir) });
    assert.equal((await verify(dataDir)).code, EXIT_CODES.other_key);

    await Deno.writeTextFile(file, right);
    await using again = start();
    await waitUntilReady(again, port);
    again.kill("SIGTERM");
    assert.equal((await again.ended()).code, 0, again.output());
    assert.doesNotMatch(again.output(), /The store is new/);
    assert.equal((await verify(dataDir)).code, EXIT_CODES.sound);
    const marks = (await readRecords(dataDir, [])).filter(({ key }) => key[0] === "key_check");
    assert.equal(marks.length, 1);
    const typo = await verify(`${dataDir}/typo`);
    assert.equal(typo.code, EXIT_CODES.missing, typo.output);
    const command = await verify(dataDir, {}, ["--head", "zzz"]);
    assert.equal(command.code, EXIT_CODES.failed);
    assert.doesNotMatch(command.output, /\bat file:|\.ts:\d/, "no stack");
  });
});

interface Served {
  child: Child;
  port: number;
}

async function withServed(
  keys: string[],
  run: (served: Served[], dataDir: string) => Promise<void>,
): Promise<void> {
  await inFolders(1, async (dataDir) => {
    const served: Served[] = [];
    try {
      for (const SECRET_KEY of keys) {
        const port = freePort();
        const child = await startServe(dataDir, { SECRET_KEY, PORT: String(port), WORKERS: "2" });
        served.push({ port, child });
      }
      await run(served, dataDir);
    } finally {
      for (const { child } of served) await child[Symbol.asyncDispose]();
    }
  });
}

const NEW = /"level":"WARN[A-Z]*","message":"The store is new: /g;

Deno.test("another key: of two that start on an empty store, one serves and the other is refused", async () => {
  await withServed([COMPLETE.SECRET_KEY, OTHER], async (served, dataDir) => {
    const first = await Promise.race(served.map(({ child }) => child.ended().then(() => child)));
    assert.equal((await first.ended()).code, 1);
    assert.equal(first.output(), refusal(dataDir));
    const [{ child, port }] = served.filter(({ child }) => child !== first);
    await waitUntilReady(child, port);
    assert.equal(child.output().match(NEW)?.length, 1, child.output());
    child.kill("SIGTERM");
    assert.equal((await child.ended()).code, 0, child.output());
  });
});

Deno.test("the same key: two that start on an empty store both serve, and one reports that it is new", async () => {
  await withServed([COMPLETE.SECRET_KEY, COMPLETE.SECRET_KEY], async (served, dataDir) => {
    for (const { child, port } of served) await waitUntilReady(child, port);
    const said = served.map(({ child }) => child.output()).join("");
    assert.equal(said.match(NEW)?.length, 1, said);
    for (const { child } of served) child.kill("SIGTERM");
    for (const { child } of served) assert.equal((await child.ended()).code, 0, child.output());
    const { code, output } = await verify(dataDir, { SECRET_KEY: COMPLETE.SECRET_KEY });
    assert.equal(code, EXIT_CODES.empty, output);
  });
});
