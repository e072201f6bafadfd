/** What the program writes is for its user alone, in a folder of any mode. */
import assert from "node:assert/strict";
import { umaskOf } from "../support/process.ts";
import { withProgram } from "../support/running_child.ts";

Deno.test("no file of the program can be read by other users", async () => {
  await withProgram(async ({ dataDir, environment }) => {
    const own = new Set([environment.SERVICES_FILE.split("/").at(-1)]);
    const files = [];
    for await (const { name, isFile } of Deno.readDir(dataDir)) {
      if (!isFile || own.has(name)) continue;
      files.push(name);
      const mode = (await Deno.stat(`${dataDir}/${name}`)).mode! & 0o777;
      assert.equal(mode & 0o077, 0, `${name}: ${mode.toString(8)}`);
    }
    assert.ok(files.includes("secret_key"), files.join());
    assert.ok(files.some((name) => name.endsWith(".sqlite3")), files.join());
  });
});

Deno.test({
  name: "the program runs with a mask for files that it has yet to write",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    await withProgram(async ({ child }) => {
      assert.equal(await umaskOf(child.pid), 0o077);
    });
  },
});
