/** Progress output and reports of walks. */
import { fileURLToPath } from "node:url";
import { outputOf } from "../support/command.ts";

export function print(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(`${line}\n`));
}

/** Writes `docs/<name>`, formatted by `deno fmt`. */
export async function writeReport(name: string, text: string): Promise<void> {
  const path = fileURLToPath(new URL(`../../docs/${name}`, import.meta.url));
  await Deno.writeTextFile(path, text);
  const { success, stderr } = await outputOf(Deno.execPath(), ["fmt", "--quiet", path]);
  if (!success) throw new Error(`Cannot format ${path}: ${stderr}`);
}
