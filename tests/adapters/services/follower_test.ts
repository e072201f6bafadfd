import assert from "node:assert/strict";
import { ConfigurationError } from "../../../adapters/configuration/environment.ts";
import { readServicesFile } from "../../../adapters/services/file.ts";
import { followServicesFile } from "../../../adapters/services/follower.ts";
import { outputOf } from "../../support/command.ts";
import { recordLog } from "../../support/log_records.ts";
import { until } from "../../support/waiting.ts";

const service = (id: string) => ({ id, title: { fa: id }, upstream: "http://127.0.0.1:9000" });
const file = (...ids: string[]) => JSON.stringify({ services: ids.map(service) });

/** A followed file in its own folder. `used`: the IDs that were put into force, in order. */
async function world() {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_" });
  const path = `${folder}/services.json`;
  const used: string[] = [];
  const reloads: boolean[] = [];
  const log = await recordLog();
  const start = () =>
    followServicesFile({
      path,
      interval: 5,
      onReload: (succeeded) => reloads.push(succeeded),
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
    reloads,
    start,
    /** The logged problems, one text for each record. */
    said: () => log.records.map(({ properties }) => String(properties.problems)),
    /** The problems of the last logged record. */
    problems: () => log.records.at(-1)?.properties.problems,
    async [Symbol.asyncDispose]() {
      await log[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

Deno.test("followServicesFile tells of each reload whether it succeeded", async () => {
  await using it = await world();
  const follower = it.start();
  try {
    await Deno.writeTextFile(it.path, file("one"));
    await until(() => it.reloads.length === 1);
    await replace(it.path, file("refused"));
    await until(() => it.reloads.length === 2);
    await replace(it.path, "{");
    await until(() => it.reloads.length === 3);
    await replace(it.path, file("two"));
    await until(() => it.reloads.length === 4);
    assert.deepEqual(it.reloads, [true, false, false, true]);
  } finally {
    await follower.stop();
  }
});

/** Atomically, so that a slow machine never sees half a file twice. */
async function replace(path: string, text: string): Promise<void> {
  await Deno.writeTextFile(`${path}~`, text);
  await Deno.rename(`${path}~`, path);
}

/** `Deno.symlink` requires write permission everywhere, which the tests do not have. */
async function link(target: string, path: string): Promise<void> {
  const { success } = await outputOf("ln", ["-s", target, path]);
  assert.ok(success);
}

Deno.test("followServicesFile loads a file that is written, replaced or linked again", async () => {
  await using it = await world();
  const { folder, path, used } = it;
  const follower = it.start();
  try {
    await Deno.writeTextFile(path, file("written"));
    await until(() => used.at(-1) === "written");
    // As editors do.
    await replace(path, file("renamed"));
    await until(() => used.at(-1) === "renamed");
    // As Kubernetes does: the file is a link into a folder that is itself a link.
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

Deno.test("followServicesFile reports every problem of a bad file once, and loads none of it", async () => {
  await using it = await world();
  await Deno.writeTextFile(it.path, file("first"));
  const follower = it.start();
  try {
    await until(() => it.used.length === 1);
    const bad = [{ ...service("one"), level: 9 }, { ...service("two"), upstream: "ftp://a" }];
    await replace(it.path, JSON.stringify({ services: bad }));
    await until(() => it.said().length === 1);
    const problems = it.problems() as string[];
    assert.equal(problems.length, 2);
    assert.match(problems[0], /services\.0 «one»: level /);
    assert.match(problems[1], /services\.1 «two»: upstream\.0 /);
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

Deno.test("followServicesFile needs no file, and reads it at once on reload", async () => {
  await using it = await world();
  const follower = it.start();
  await follower.stop();
  assert.deepEqual(it.said(), []);
  await Deno.writeTextFile(it.path, file("told"));
  await follower.reload();
  assert.deepEqual(it.used, ["told"]);
});

Deno.test("followServicesFile loads a file of the same length that was overwritten in place", async () => {
  await using it = await world();
  await Deno.writeTextFile(it.path, file("aaa"));
  const follower = it.start();
  try {
    await until(() => it.used.at(-1) === "aaa");
    await Deno.writeTextFile(it.path, file("bbb"));
    await until(() => it.used.at(-1) === "bbb");
  } finally {
    await follower.stop();
  }
});

Deno.test("followServicesFile takes in a file of the same length and time that replaced another", async () => {
  await using it = await world();
  const write = async (path: string, id: string) => {
    await Deno.writeTextFile(path, file(id));
    await Deno.utime(path, 1_000, 1_000);
  };
  await write(it.path, "aaa");
  const follower = it.start();
  try {
    await until(() => it.used.at(-1) === "aaa");
    await write(`${it.path}~`, "bbb");
    await Deno.rename(`${it.path}~`, it.path);
    await until(() => it.used.at(-1) === "bbb");
  } finally {
    await follower.stop();
  }
});

/** File states as seen by the checks, in place of the file's own; the last state stays. */
function seen(...sizes: (number | null | Promise<number>)[]): Disposable & { looks: number } {
  const real = Deno.stat;
  const looking = {
    looks: 0,
    [Symbol.dispose]: () => {
      Deno.stat = real;
    },
  };
  Deno.stat = async () => {
    looking.looks++;
    const size = await (sizes.length > 1 ? sizes.shift() : sizes[0]);
    if (size === null || size === undefined) throw new Deno.errors.NotFound();
    return { dev: 1, ino: 1, size, mtime: new Date(0) } as Deno.FileInfo;
  };
  return looking;
}

interface Followed {
  follower: ReturnType<typeof followServicesFile>;
  /** The checks at which the file was read. */
  readAt: number[];
  done: string[];
}

/** A follower of a simulated file; `slow` delays putting services into force. */
async function following(
  looking: { looks: number },
  run: (followed: Followed) => Promise<void>,
  slow: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const readAt: number[] = [];
  const done: string[] = [];
  const follower = followServicesFile({
    path: "services.json",
    interval: 2,
    read() {
      readAt.push(looking.looks);
      return Promise.resolve([]);
    },
    async use() {
      done.push("begun");
      await slow();
      done.push("ended");
    },
  });
  await run({ follower, readAt, done }).finally(() => follower.stop());
}

Deno.test("followServicesFile does not load a file that is being written, or a missing one", async () => {
  for (const [sizes, expected] of [[[1, 2, 3, 4, 4], [5]], [[null], []], [[null, 1], [3]]]) {
    using looking = seen(...sizes);
    await following(looking, async ({ readAt }) => {
      await until(() => looking.looks >= 9);
      assert.deepEqual(readAt, expected);
    });
  }
});

Deno.test("followServicesFile does not catch up on checks that a slow one delayed", async () => {
  const slow = Promise.withResolvers<number>();
  using looking = seen(slow.promise);
  await following(looking, async ({ follower }) => {
    await until(() => looking.looks === 1);
    await new Promise((go) => setTimeout(go, 50));
    slow.resolve(1);
    await follower.stop();
    assert.equal(looking.looks, 1);
  });
});

Deno.test("followServicesFile loads changes one after the other, and leaves none half done", async () => {
  using looking = seen(null);
  const slow = () => new Promise<void>((go) => setTimeout(go, 10));
  await following(looking, async ({ follower, done }) => {
    void follower.reload();
    void follower.reload();
    await until(() => done.length > 0);
    await follower.stop();
    assert.deepEqual(done, ["begun", "ended", "begun", "ended"]);
  }, slow);
});
