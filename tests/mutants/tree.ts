/** Copies of the working tree, in which files are altered. */
import { fileURLToPath } from "node:url";
import { unpackChromium } from "../support/chromium.ts";
import { outputOf } from "../support/command.ts";
import type { TestFolder } from "../support/test_process.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Tree extends TestFolder {
  path: string;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A copy of what git knows or would add; it shares the packages with the original. `chromium`: of another copy. */
export async function copyTree(chromium?: string): Promise<Tree> {
  const base = await Deno.makeTempDir({ prefix: "mutants_" });
  const path = `${base}/tree`;
  const temporary = `${base}/tmp`;
  await Deno.mkdir(temporary);
  for (const file of await knownFiles()) {
    await Deno.mkdir(`${path}/${file}`.replace(/\/[^/]+$/, ""), { recursive: true });
    await Deno.copyFile(`${ROOT}/${file}`, `${path}/${file}`);
  }
  await Deno.symlink(`${ROOT}/node_modules`, `${path}/node_modules`);
  return {
    path,
    temporary,
    chromium: chromium ?? await unpackChromium(base),
    read: (file) => Deno.readTextFile(`${path}/${file}`),
    write: (file, text) => Deno.writeTextFile(`${path}/${file}`, text),
    [Symbol.asyncDispose]: () => Deno.remove(base, { recursive: true }),
  };
}

async function knownFiles(): Promise<string[]> {
  const output = await git("ls-files", "-z", "--cached", "--others", "--exclude-standard");
  const deleted = (await git("ls-files", "-z", "--deleted")).split("\0");
  return output.split("\0").filter((file) => file && !deleted.includes(file));
}

export async function git(...args: string[]): Promise<string> {
  const { stdout, stderr, success } = await outputOf("git", args, { cwd: ROOT });
  if (!success) throw new Error(`git ${args[0]} failed: ${stderr}`);
  return stdout;
}
