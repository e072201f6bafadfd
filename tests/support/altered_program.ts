/** A copy of the program, altered to fail where tests cannot make it fail from outside. */
import { outputOf } from "./command.ts";
import assert from "node:assert/strict";
import { ROOT } from "./child.ts";

const PARTS = ["adapters", "domain", "routes", "static", "views"];
const FILES = ["main.ts", "deno.json", "deno.lock"];

export interface Alteration {
  file: string;
  from: string;
  to: string;
}

/** Copies the program into `folder`, with this repository's packages, which must not be changed. */
export async function copyProgram(
  folder: string,
  alterations: readonly Alteration[],
): Promise<void> {
  for (const part of PARTS) await copyFolder(ROOT + part, `${folder}/${part}`);
  for (const file of FILES) await Deno.copyFile(ROOT + file, `${folder}/${file}`);
  // Deno creates symbolic links only with write permission everywhere.
  const { success, stderr } = await outputOf("ln", [
    "-s",
    `${ROOT}node_modules`,
    `${folder}/node_modules`,
  ]);
  if (!success) throw new Error(`Cannot link the packages: ${stderr}`);
  for (const { file, from, to } of alterations) {
    const path = `${folder}/${file}`;
    const text = await Deno.readTextFile(path);
    assert.equal(text.split(from).length, 2, `${file} has this once: ${from}`);
    await Deno.writeTextFile(path, text.replace(from, () => to));
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to);
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copyFolder(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}
