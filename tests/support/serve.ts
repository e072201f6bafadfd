/** `deno task serve` in a separate process, without the sandbox. */
import assert from "node:assert/strict";
import { type Child, startChild } from "./child.ts";
import { COMPLETE } from "./serve_environment.ts";

/** `environment`: `PORT` and changes to `COMPLETE`. The services file is empty by default. */
export async function startServe(
  dataDir: string,
  environment: Record<string, string>,
): Promise<Child> {
  const SERVICES_FILE = `${dataDir}/services.json`;
  if (!environment.SERVICES_FILE) await Deno.writeTextFile(SERVICES_FILE, '{"services":[]}');
  return startChild({
    args: ["serve"],
    environment: { ...COMPLETE, DATA_DIR: dataDir, SERVICES_FILE, ...environment },
    dataDir,
  });
}

const isNoLog = (line: string) => !line.startsWith("{");

/** Asserts that the child refuses to start with one list, and returns its lines. */
export async function refusalOf(child: Child): Promise<string[]> {
  await using refused = child;
  const { code } = await refused.ended();
  assert.equal(code, 1, refused.output());
  const [title, ...lines] = refused.output().trimEnd().split("\n").filter(isNoLog);
  assert.equal(title, "Cannot start:", refused.output());
  for (const line of lines) assert.match(line, /^ {2}- \S/);
  assert.doesNotMatch(refused.output(), /\bat file:|\.ts:\d/, "a list, no stack");
  return lines.map((line) => line.slice(4));
}

/** Runs with temporary folders. */
export async function inFolders(
  count: number,
  run: (...folders: string[]) => Promise<void>,
): Promise<void> {
  const folders = await Promise.all(
    Array.from({ length: count }, () => Deno.makeTempDir({ prefix: "panjereh_" })),
  );
  try {
    await run(...folders);
  } finally {
    for (const folder of folders) await Deno.remove(folder, { recursive: true });
  }
}
