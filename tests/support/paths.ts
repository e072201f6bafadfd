/** Files and programs of the machine that some tests need and a machine may lack. */

/** Debian keeps servers outside users' PATH. */
const FOLDERS = [...(Deno.env.get("PATH") ?? "").split(":"), "/usr/sbin"];

/** A path, or the name of a program. */
export function exists(pathOrName: string): boolean {
  if (pathOrName.includes("/")) return isThere(pathOrName);
  return FOLDERS.some((folder) => isThere(`${folder}/${pathOrName}`));
}

function isThere(path: string): boolean {
  try {
    return Boolean(Deno.statSync(path));
  } catch {
    return false;
  }
}

/** For the names of skipped tests, as `unlessInstalled` for programs. */
export function unlessThere(...needs: string[]): { ignore: boolean; note: string } {
  const missing = needs.filter((need) => !exists(need));
  return missing.length
    ? { ignore: true, note: ` [SKIPPED: ${missing.join(" and ")} not installed]` }
    : { ignore: false, note: "" };
}
