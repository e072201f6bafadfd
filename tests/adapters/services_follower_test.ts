import assert from "node:assert/strict";
import { ConfigurationError } from "../../adapters/configuration.ts";
import { readServicesFile } from "../../adapters/services_file.ts";
import { followServicesFile } from "../../adapters/services_follower.ts";
import { outputOf } from "../support/command.ts";
import { recordLog } from "../support/log_records.ts";
import { until } from "../support/waiting.ts";

const service = (id: string) => ({ id, title: { fa: id }, upstream: "http://127.0.0.1:9000" });
const file = (...ids: string[]) => JSON.stringify({ services: ids.map(service) });

/** A followed file in a folder of its own. `used`: the IDs that were put in force, in order. */
async function world() {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  const path = `${folder}/services.json`;
  const used: string[] = [];
  const log = await recordLog();
  const start = () =>
    followServicesFile({
      path,
      interval: 5,
      read: () => readServicesFile(path),
      use(services) {
        if (services.some(({ id }) => id === "refused")) {
          throw new ConfigurationError(["TLS file ca.pem cannot be read"]);
        }
        used.push(services.map(({ id }) => id).join(" "));
        return Promise.resolve();
      },
    });
  return {
    folder,
    path,
    used,
    start,
    /** What the log says, one text for each record. */
    said: () => log.records.map(({ properties }) => String(properties.problems)),
    async [Symbol.asyncDispose]() {
      await log[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** In one step, so that a slow machine never sees half a file twice. */
async function replace(path: string, text: string): Promise<void> {
  await Deno.writeTextFile(`${path}~`, text);
  await Deno.rename(`${path}~`, path);
}

/** `Deno.symlink` wants to be allowed to write everywhere, which the tests are not. */
async function link(target: string, path: string): Promise<void> {
  const { success } = await outputOf("ln", ["-s", target, path]);
  assert.ok(success);
}

Deno.test("followServicesFile takes in a file that is written, replaced or linked anew", async () => {
  await using it = await world();
  const { folder, path, used } = it;
  const follower = it.start();
  try {
    await Deno.writeTextFile(path, file("written"));
    await until(() => used.at(-1) === "written");
    // As editors do.
    await replace(path, file("renamed"));
    await until(() => used.at(-1) === "renamed");
    // As Kubernetes does: the file is a link into a folder that is a link.
    for (const version of ["v1", "v2"]) {
      await Deno.mkdir(`${folder}/${version}`);
      await Deno.writeTextFile(`${folder}/${version}/services.json`, file(version));
    }
    await link("v1", `${folder}/data`);
    await Deno.remove(path);
    await link("data/services.json", path);
    await until(() => used.at(-1) === "v1");
    await link("v2", `${folder}/data~`);
    await Deno.rename(`${folder}/data~`, `${folder}/data`);
    await until(() => used.at(-1) === "v2");
  } finally {
    await follower.stop();
  }
});

Deno.test("followServicesFile tells every problem of a bad file once, and takes in none of it", async () => {
  await using it = await world();
  await Deno.writeTextFile(it.path, file("first"));
  const follower = it.start();
  try {
    await until(() => it.used.length === 1);
    const bad = [{ ...service("one"), level: 9 }, { ...service("two"), upstream: "ftp://a" }];
    await replace(it.path, JSON.stringify({ services: bad }));
    await until(() => it.said().length === 1);
    assert.match(it.said()[0], /services\.0\.level/);
    assert.match(it.said()[0], /services\.1\.upstream/);
    await replace(it.path, "{");
    await until(() => it.said().length === 2);
    assert.match(it.said()[1], /is not JSON/);
    await replace(it.path, file("refused"));
    await until(() => it.said().length === 3);
    assert.match(it.said()[2], /ca\.pem/);
    await Deno.remove(it.path);
    await until(() => it.said().length === 4);
    assert.match(it.said()[3], /is missing/);
    await replace(it.path, file("mended"));
    await until(() => it.used.at(-1) === "mended");
    assert.deepEqual(it.used, ["first", "mended"]);
    assert.equal(it.said().length, 4);
  } finally {
    await follower.stop();
  }
});

Deno.test("followServicesFile needs no file, and reads it at once when told to", async () => {
  await using it = await world();
  const follower = it.start();
  await follower.stop();
  assert.deepEqual(it.said(), []);
  await Deno.writeTextFile(it.path, file("told"));
  await follower.reload();
  assert.deepEqual(it.used, ["told"]);
});
