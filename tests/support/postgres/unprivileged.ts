/** PostgreSQL refuses to run as root, so root runs it as the user that Debian made for it. */

const USER = "postgres";
const isRoot = Deno.uid() === 0;

/** The command as an unprivileged user. */
export function asUnprivileged(program: string, args: string[]): [program: string, args: string[]] {
  if (!isRoot) return [program, args];
  return ["setpriv", [`--reuid=${USER}`, `--regid=${USER}`, "--clear-groups", program, ...args]];
}

/** An empty folder that this user owns; the folders above it let everybody through (tests/run.ts). */
export async function unprivilegedFolder(): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_pg_" });
  if (isRoot) {
    const { uid, gid } = await idsOf(USER);
    await Deno.chown(folder, uid, gid);
  }
  return folder;
}

async function idsOf(name: string): Promise<{ uid: number; gid: number }> {
  const users = (await Deno.readTextFile("/etc/passwd")).split("\n").map((line) => line.split(":"));
  const [, , uid, gid] = users.find(([user]) => user === name)!;
  return { uid: Number(uid), gid: Number(gid) };
}
