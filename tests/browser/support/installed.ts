/** Installed programs and files that some tests need and a machine may lack. */

/** Debian keeps servers outside users' PATH. */
const FOLDERS = [...(Deno.env.get("PATH") ?? "").split(":"), "/usr/sbin"];

/** A program by its name, or a path. */
export function isInstalled(need: string): boolean {
  if (need.includes("/")) return isThere(need);
  return FOLDERS.some((folder) => isThere(`${folder}/${need}`));
}

function isThere(path: string): boolean {
  try {
    return Boolean(Deno.statSync(path));
  } catch {
    return false;
  }
}

/** For the names of skipped tests, so that a skipped test is not mistaken for a passed one. */
export function unlessInstalled(...needs: string[]): { ignore: boolean; note: string } {
  const missing = needs.filter((need) => !isInstalled(need));
  return missing.length
    ? { ignore: true, note: ` [SKIPPED: ${missing.join(" and ")} not installed]` }
    : { ignore: false, note: "" };
}
