/** An empty temporary folder, which goes with the process. */
export function ownFolder(): string {
  const folder = Deno.makeTempDirSync({ prefix: "panjereh_" });
  globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
  return folder;
}
