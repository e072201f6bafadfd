/** What of this repository belongs to production. */

/** Packages that only tests, benchmarks and the sandbox import. */
export const TEST_TOOLS = [
  "@sparticuz/chromium",
  "axe-core",
  "fast-check",
  "jsqr",
  "oauth4webapi",
  "openid-client",
  "playwright-core",
  "selfsigned",
  "smtp-server",
  "undici",
  "vnu-jar",
];

export interface Configuration {
  imports: Record<string, string>;
  tasks: Record<string, { description: string; command: string }>;
  permissions: Record<string, unknown>;
  [setting: string]: unknown;
}

/** deno.json without what is not there. */
export function productConfiguration(all: Configuration): Configuration {
  const { start: _, ...permissions } = all.permissions;
  const imports = Object.entries(all.imports).filter(([name]) => !TEST_TOOLS.includes(name));
  const tasks = Object.entries(all.tasks)
    .filter(([name, { command }]) => name !== "start" && / main\.ts /.test(command));
  return {
    ...all,
    permissions,
    imports: Object.fromEntries(imports),
    tasks: Object.fromEntries(tasks),
  };
}

/** The sandbox is a program of its own, which production may not even read. */
const isLeftOut = (path: string) => /\/adapters\/sandbox$/.test(path);

/** Copies a file or a folder. */
export async function copy(from: string, to: string): Promise<void> {
  if (isLeftOut(from)) return;
  if (!(await Deno.stat(from)).isDirectory) return await Deno.copyFile(from, to);
  await Deno.mkdir(to, { recursive: true });
  for await (const { name } of Deno.readDir(from)) await copy(`${from}/${name}`, `${to}/${name}`);
}
