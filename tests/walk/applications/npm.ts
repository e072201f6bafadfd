/** Programs of npm, in a temporary folder: they are no dependencies of the repository. */
import { outputOf } from "../../support/command.ts";
import { ownFolder } from "../../support/own_folder.ts";

export const NODE = "node";
export const NPM = "npm";

const installed = new Map<string, Promise<string>>();

/** The folder whose node_modules holds these packages; installed once for all ways. */
export function packages(...names: string[]): Promise<string> {
  const key = names.join(" ");
  return installed.getOrInsertComputed(key, () => install(names));
}

async function install(names: string[]): Promise<string> {
  const folder = ownFolder();
  const quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--omit=optional"];
  const args = ["install", ...quiet, "--prefix", folder, ...names];
  const { success, stderr } = await outputOf(NPM, args, { patience: 300_000 });
  if (!success) throw new Error(`npm install ${names.join(" ")}: ${stderr}`);
  return folder;
}
