/**
 * `deno task production <folder>`: what `serve` needs and nothing else. The code without tests and
 * sandbox, the packages without test tools (51 MB in place of 185), at the versions and checksums
 * of deno.lock. The folder can be copied to a machine without a network.
 */
import { type Configuration, copy, productConfiguration } from "./production_files.ts";
import { startScript } from "./start_script.ts";

const ROOT = new URL("../../", import.meta.url);

export async function installProduction(folder: string): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  if (!(await Array.fromAsync(Deno.readDir(folder))).every(({ name }) => name === "data")) {
    throw new Error(`${folder} is not empty`);
  }
  for (const path of ["main.ts", "adapters", "domain", "routes", "views", "static", "LICENSE"]) {
    await copy(new URL(path, ROOT).pathname, `${folder}/${path}`);
  }
  const text = await Deno.readTextFile(new URL("deno.json", ROOT));
  const configuration = productConfiguration(JSON.parse(text) as Configuration);
  await Deno.writeTextFile(`${folder}/deno.json`, JSON.stringify(configuration, null, 2));
  await Deno.mkdir(`${folder}/bin`);
  await Deno.writeTextFile(`${folder}/bin/panjereh`, startScript(configuration), { mode: 0o755 });
  await copy(new URL("deno.lock", ROOT).pathname, `${folder}/deno.lock`);
  // It takes what is left out of the lock file, and checks the rest against it.
  const install = new Deno.Command(Deno.execPath(), {
    args: ["install", "-q", "--frozen=false"],
    cwd: folder,
  });
  const { success, stderr } = await install.output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
}

if (import.meta.main) {
  const [folder] = Deno.args;
  if (!folder) throw new Error("Usage: deno task production <folder>");
  await installProduction(folder);
}
