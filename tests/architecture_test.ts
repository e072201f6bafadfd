/** The import table and the house rules of docs/architecture.md, read off the real files. */
import assert from "node:assert/strict";
import denoJson from "../deno.json" with { type: "json" };
import { FRONTS, GROUPED, ONE_BY_ONE, PROGRAMS, SIDE_BY_SIDE } from "./run.ts";
import { outputOf } from "./support/command.ts";
import { filesBelow, ROOT } from "./support/sources.ts";

const ROOMS = ["adapters", "domain", "routes", "views"] as const;
type Room = typeof ROOMS[number];

/** Everything at the top level that is not a dotfile. */
const TOP_LEVEL = [
  ...ROOMS,
  "bench",
  "docs",
  "static",
  "tests",
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "deno.json",
  "deno.lock",
  "main.ts",
];

interface Import {
  /** Path of the importing file, from the top. */
  from: string;
  /** Path from the top, or a bare specifier. */
  to: string;
  local: boolean;
  typeOnly: boolean;
}

const isCode = (path: string) => /\.tsx?$/.test(path);

const STATEMENT =
  /^(?:import|export)\s+(type\s+)?(?:([^;'"]*?)\s+from\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map(([, type, names = "", static_, dynamic]) => {
    const specifier = static_ ?? dynamic;
    const local = specifier.startsWith(".");
    const to = local
      ? new URL(specifier, new URL(path, ROOT)).href.slice(ROOT.href.length)
      : specifier;
    const inner = /^\{(.*)\}$/s.exec(names.trim())?.[1].split(",").map((name) => name.trim());
    const allTypes = inner?.filter(Boolean).every((name) => name.startsWith("type ")) ?? false;
    return { from: path, to, local, typeOnly: Boolean(type) || allTypes };
  });
}

const sources = new Map<string, string>();
for (const room of [...ROOMS, "tests", "bench", "static", "docs"]) {
  for (const path of await filesBelow(room)) {
    if (isCode(path)) sources.set(path, await Deno.readTextFile(new URL(path, ROOT)));
  }
}
sources.set("main.ts", await Deno.readTextFile(new URL("main.ts", ROOT)));
const imports = [...sources].flatMap(([path, text]) => importsOf(path, text));

/** What a room may import, beside its own files. */
const ALLOWED: Record<Room, (entry: Import) => boolean> = {
  domain: ({ to }) => to === "zod",
  // The sandbox runs the code that agencies copy.
  adapters: ({ from, to, local }) =>
    local
      ? to.startsWith("domain/") ||
        from.startsWith("adapters/sandbox/") && to.startsWith("docs/openid/")
      : isVendor(to),
  views: ({ to, local, typeOnly }) =>
    local ? to.startsWith("domain/") && typeOnly : to === "hono/jsx" || to.startsWith("hono/jsx/"),
  routes: ({ to, local }) =>
    local
      ? to.startsWith("domain/") || to.startsWith("views/")
      : ["hono", "@hono/zod-openapi", "zod", "@logtape/logtape"].includes(to) ||
        to.startsWith("hono/"),
};

function isVendor(specifier: string): boolean {
  return specifier.startsWith("node:") ||
    Object.keys(denoJson.imports).some((name) =>
      specifier === name || specifier.startsWith(`${name}/`)
    );
}

const show = ({ from, to }: Import) => `${from} → ${to}`;

for (const room of ROOMS) {
  Deno.test(`architecture: ${room} imports only what its row of the table allows`, () => {
    const own = imports.filter(({ from }) => from.startsWith(`${room}/`));
    assert.ok(own.length > 5, "imports were found");
    const wrong = own.filter((entry) => {
      const atHome = entry.local && entry.to.startsWith(`${room}/`);
      return !atHome && !ALLOWED[room](entry);
    });
    assert.deepEqual(wrong.map(show), []);
  });
}

Deno.test("architecture: the sandbox is imported by nothing but itself and tests", () => {
  const wrong = imports.filter(({ from, to, local }) =>
    local && to.startsWith("adapters/sandbox/") &&
    !/^(?:adapters\/sandbox|tests|bench)\//.test(from)
  );
  assert.deepEqual(wrong.map(show), []);
});

Deno.test("architecture: main.ts is imported by tests and benches only", () => {
  const wrong = imports.filter(({ from, to, local }) =>
    local && to === "main.ts" && !/^(?:tests|bench)\//.test(from)
  );
  assert.deepEqual(wrong.map(show), []);
});

Deno.test("architecture: a file of routes/ has at most 150 lines", () => {
  const long = [...sources].filter(([path, text]) =>
    path.startsWith("routes/") && text.trimEnd().split("\n").length > 150
  );
  assert.deepEqual(long.map(([path]) => path), []);
});

/** Files of the program that say this, but for those that may. */
function saying(text: RegExp, allowed: RegExp): string[] {
  return [...sources].filter(([path, code]) =>
    !/^(?:tests|bench|static|docs)\//.test(path) && !allowed.test(path) && text.test(code)
  ).map(([path]) => path);
}

Deno.test("architecture: a session is read through use_session.ts, which knows what has ended it", () => {
  assert.deepEqual(saying(/\bsessionRecord\(|\["session"/, /^domain\/session\//), []);
});

Deno.test("architecture: records are found by name, not by key or position", () => {
  // What reads and writes by key: the store itself, and what only asks whether it answers.
  const allowed =
    /^domain\/platform\/|^adapters\/(?:store|sandbox|observation\/metrics)\/|readiness\.ts$/;
  assert.deepEqual(saying(/\bstore\.(?:get|getMany|atomic|watch)\b[<(]/, allowed), []);
  assert.deepEqual(saying(/\bkeys?\[|\.key\[/, /^adapters\/(?:sandbox|upstream)\//), []);
});

Deno.test("architecture: a list is read to its end", () => {
  // The adapters of the store itself, and what takes the first records or one page, on purpose.
  const allowed =
    /^domain\/platform\/(?:store|read|sealed_page)\.ts|^adapters\/(?:store|sandbox|observation\/metrics)\/|audit_chain\.ts$|profile\/changes\.ts$|^domain\/outbox\/|^domain\/events\/poll\.ts$|^domain\/agency_events\/|^domain\/messages\/marks\.ts$|^domain\/dossier\/history\.ts$|^domain\/publication\/(?:publisher|read_service|revision)\.ts$/;
  assert.deepEqual(saying(/\.list[<(]|\b(?:firstPage|readPage)\(/, allowed), []);
});

Deno.test("architecture: every import names a file or a package of deno.json", () => {
  const files = new Set(sources.keys());
  const wrong = imports.filter(({ to, local }) =>
    local ? isCode(to) && !files.has(to) : !isVendor(to)
  );
  assert.deepEqual(wrong.map(show), []);
});

Deno.test("architecture: no cycle between files", () => {
  const targets = Map.groupBy(imports.filter(({ local }) => local), ({ from }) => from);
  const done = new Set<string>();
  const cycles: string[] = [];
  function visit(path: string, trail: string[]): void {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(" → "));
    if (start >= 0 || done.has(path)) return;
    for (const { to } of targets.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  }
  for (const path of sources.keys()) visit(path, []);
  assert.deepEqual(cycles, []);
});

Deno.test("architecture: no two folders of a room import each other", () => {
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/"));
  const between = imports.filter(({ from, to, local }) =>
    local && from.split("/")[0] === to.split("/")[0] && ROOMS.some((room) =>
      from.startsWith(room)
    ) &&
    folderOf(from) !== folderOf(to)
  );
  const arrows = new Set(between.map(({ from, to }) => `${folderOf(from)} → ${folderOf(to)}`));
  const mutual = [...arrows].filter((arrow) =>
    arrows.has(arrow.split(" → ").reverse().join(" → "))
  );
  assert.deepEqual(mutual, []);
});

Deno.test("architecture: every feature of the document is a folder, and every folder is in it", async () => {
  const document = await Deno.readTextFile(new URL("docs/architecture.md", ROOT));
  const chapter = document.split("## Features\n")[1].split("### Adding")[0];
  const features = [...chapter.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  const named = new Set([...chapter.matchAll(/`(\w+)\/?`/g)].map(([, name]) => name));
  const folders = new Set(
    [...sources.keys()].map((path) => /^(?:domain|routes|views)\/(\w+)\//.exec(path)?.[1])
      .filter((name) => name !== undefined),
  );
  assert.deepEqual(features.filter((name) => !folders.has(name)), []);
  assert.deepEqual([...folders].filter((name) => !named.has(name)), []);
});

Deno.test("architecture: views/mod.ts composes the views and is imported by none of them", () => {
  const wrong = imports.filter(({ from, to, local }) =>
    local && to === "views/mod.ts" && from.startsWith("views/")
  );
  assert.deepEqual(wrong.map(show), []);
});

Deno.test("architecture: a folder holds at most 20 files", async () => {
  const files = (await Promise.all([...ROOMS].map(filesBelow))).flat();
  const folders = Map.groupBy(files, (path) => path.slice(0, path.lastIndexOf("/")));
  const full = [...folders].filter(([folder, { length }]) =>
    length > 20 && !/^views\/texts\/|^adapters\/sandbox\//.test(folder)
  );
  assert.deepEqual(full.map(([folder]) => folder), []);
});

Deno.test("architecture: `serve` loads nothing of the sandbox", async () => {
  const info = ["info", "--json", "main.ts"];
  const { stdout, stderr, success } = await outputOf(Deno.execPath(), info, { cwd: ROOT });
  assert.ok(success, stderr);
  const { modules } = JSON.parse(stdout) as {
    modules: { specifier: string }[];
  };
  const own = modules.map(({ specifier }) => specifier)
    .filter((specifier) => specifier.startsWith(ROOT.href))
    .map((specifier) => specifier.slice(ROOT.href.length));
  assert.ok(
    own.includes("adapters/configuration/environment.ts") && own.length > 50,
    "the graph was read",
  );
  assert.deepEqual(own.filter((path) => /^(?:adapters\/sandbox|tests|bench)\//.test(path)), []);
});

Deno.test("architecture: nothing else stands at the top level", async () => {
  const ignored = (await Deno.readTextFile(new URL(".gitignore", ROOT))).split("\n")
    .map((line) => line.replaceAll("/", ""));
  const found = (await Array.fromAsync(Deno.readDir(ROOT))).map(({ name }) => name);
  const wrong = found.filter((name) =>
    !name.startsWith(".") && !ignored.includes(name) && !TOP_LEVEL.includes(name)
  );
  assert.deepEqual(wrong, []);
});

Deno.test("architecture: file names are snake_case", async () => {
  const files = (await Promise.all([...ROOMS, "tests", "bench", "static"].map(filesBelow))).flat();
  const wrong = files.filter((path) =>
    !path.split("/").every((part) => /^[a-z][a-z0-9_]*(?:\.[a-z0-9]+)*$/.test(part))
  );
  assert.deepEqual(wrong, []);
});

Deno.test("architecture: tests are named after what they test", () => {
  const wrong = [...sources].filter(([path, text]) =>
    path.startsWith("tests/") && /\bDeno\.test\(|\b(?:program|world)Test\(/.test(text) &&
    !/_(?:test|contract)\.tsx?$/.test(path) && !/function \w+Test\(/.test(text)
  );
  assert.deepEqual(wrong.map(([path]) => path), []);
});

Deno.test("architecture: the task runs every test", () => {
  const named = [...SIDE_BY_SIDE, ...GROUPED, ...FRONTS, ...PROGRAMS, ...ONE_BY_ONE];
  const missed = [...sources.keys()].filter((path) =>
    path.startsWith("tests/") && /_test\.tsx?$/.test(path) &&
    !named.some((name) => path === name || path.startsWith(`${name}/`))
  );
  assert.deepEqual(missed, []);
});

Deno.test("architecture: only main.ts speaks to the terminal", () => {
  const wrong = [...sources].filter(([path, text]) =>
    ROOMS.some((room) => path.startsWith(`${room}/`)) && /(?<!\/)\bconsole\s*\./.test(text)
  );
  assert.deepEqual(wrong.map(([path]) => path), []);
});

Deno.test("architecture: clock and randomness are injected", () => {
  const own = /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bcrypto\.getRandomValues\(/;
  const wrong = [...sources].filter(([path, text]) =>
    /^(?:domain|views|routes)\//.test(path) && own.test(text)
  );
  assert.deepEqual(wrong.map(([path]) => path), []);
});

/** They start processes for the others, with a time limit of their own. */
const STARTERS = [
  "tests/adapters/scan/real_clamd_test.ts",
  "tests/alone/photo_memory_test.ts",
  "tests/federation/checks/tested.ts",
  "tests/front/samples/asked_process.ts",
  "tests/front/support/health.ts",
  "tests/machines/main.ts",
  "tests/mutants/test_run.ts",
  "tests/support/child.ts",
  "tests/support/command.ts",
  "tests/support/postgres/cluster.ts",
  "tests/support/store_lock.ts",
  "tests/support/test_process.ts",
];

Deno.test("architecture: tests wait by tests/support/waiting.ts, which gives every wait an end", () => {
  const own = [...sources].filter(([path]) =>
    path.startsWith("tests/") && path !== "tests/support/waiting.ts"
  );
  const looking = own.filter(([, text]) =>
    /while \((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\) (?:\{\s*)?await new Promise\(/.test(text)
  );
  assert.deepEqual(looking.map(([path]) => path), []);
  const starting = own.filter(([, text]) => /new Deno\.Command\(/.test(text));
  assert.deepEqual(starting.map(([path]) => path).sort(), STARTERS);
});
