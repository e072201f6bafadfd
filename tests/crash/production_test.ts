/** A production install (`deno task production`): small, and `serve` runs from it. */
import assert from "node:assert/strict";
import denoJson from "../../deno.json" with { type: "json" };
import { installProduction } from "../../docs/operations/production.ts";
import { TEST_TOOLS } from "../../docs/operations/production_files.ts";
import { ROOT, startChild, waitUntilReady } from "../support/child.ts";
import { outputOf } from "../support/command.ts";
import { createHttpClient } from "../support/http_client.ts";
import { freePort } from "../support/program.ts";
import { inFolders } from "../support/serve.ts";
import { COMPLETE } from "../support/serve_environment.ts";

Deno.test("production: without test tools and sandbox, serve starts with two workers", async () => {
  await inFolders(2, async (root, dataDir) => {
    await installProduction(root);
    const packages = [...Deno.readDirSync(`${root}/node_modules`)].map(({ name }) => name);
    for (const tool of TEST_TOOLS) assert.ok(!packages.includes(tool.split("/")[0]), tool);
    assert.throws(() => Deno.statSync(`${root}/adapters/sandbox`), Deno.errors.NotFound);
    assert.throws(() => Deno.statSync(`${root}/tests`), Deno.errors.NotFound);
    const SERVICES_FILE = `${dataDir}/services.json`;
    await Deno.writeTextFile(SERVICES_FILE, '{"services":[]}');
    const port = freePort();
    const given = { DATA_DIR: dataDir, SERVICES_FILE, PORT: String(port), WORKERS: "2" };
    const environment = { ...COMPLETE, ...given };
    await using child = startChild({ args: ["serve"], environment, dataDir, root });
    await waitUntilReady(child, port);
    await using browser = createHttpClient({ origin: "https://sso.example.ir", port });
    assert.equal((await browser.send("/login")).status, 200);
    await assert.rejects(installProduction(root), /is not empty/);
    const { stdout, stderr } = await outputOf("sh", [
      `${root}/bin/panjereh`,
      "services:check",
      "more",
    ]);
    assert.match(stdout + stderr, /^Usage: SERVICES_FILE=… panjereh services:check$/m);
  });
});

Deno.test("production: its packages are those that the code of the rooms names", async () => {
  const texts: string[] = [await Deno.readTextFile(`${ROOT}main.ts`)];
  const gather = async (folder: string) => {
    for await (const { name, isDirectory } of Deno.readDir(folder)) {
      const path = `${folder}/${name}`;
      if (path.endsWith("adapters/sandbox")) continue;
      if (isDirectory) await gather(path);
      else if (/\.tsx?$/.test(name)) texts.push(await Deno.readTextFile(path));
    }
  };
  for (const room of ["adapters", "domain", "routes", "views"]) await gather(`${ROOT}${room}`);
  const code = texts.join("\n");
  const isNamed = (name: string) => ['"', "/", "`"].some((end) => code.includes(name + end));
  // A name with "#" is a file of our own.
  const packages = Object.keys(denoJson.imports).filter((name) => !name.startsWith("#"));
  for (const name of packages) {
    // As the JSX runtime, which the compiler imports.
    const isUsed = isNamed(name) || name === "hono";
    assert.equal(isUsed, !TEST_TOOLS.includes(name), name);
  }
});
