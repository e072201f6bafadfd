/** An empty temporary folder, removed when the process ends. */
export function ownFolder(): string {
  const folder = Deno.makeTempDirSync({ prefix: "panjereh_" });
  globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
  return folder;
}
