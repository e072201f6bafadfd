/** PostgreSQL refuses to run as root, so root runs it as the user that Debian made for it. */

const USER = "postgres";
const isRoot = Deno.uid() === 0;

/** The command as an unprivileged user. */
export function asUnprivileged(program: string, args: string[]): [program: string, args: string[]] {
  if (!isRoot) return [program, args];
  return ["setpriv", [`--reuid=${USER}`, `--regid=${USER}`, "--clear-groups", program, ...args]];
}

/** An empty folder that this user owns; the folders above it let everybody through (tests/run.ts). */
export async function unprivilegedFolder(dir?: string): Promise<string> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_pg_", dir });
  await giveAway(folder);
  return folder;
}

export async function makeUnprivileged(path: string): Promise<void> {
  await Deno.mkdir(path);
  await giveAway(path);
}

export async function writeUnprivileged(path: string, text: string): Promise<void> {
  await Deno.writeTextFile(path, text, { mode: 0o600 });
  await giveAway(path);
}

async function giveAway(path: string): Promise<void> {
  if (!isRoot) return;
  const { uid, gid } = await idsOf(USER);
  await Deno.chown(path, uid, gid);
}

async function idsOf(name: string): Promise<{ uid: number; gid: number }> {
  const users = (await Deno.readTextFile("/etc/passwd")).split("\n").map((line) => line.split(":"));
  const [, , uid, gid] = users.find(([user]) => user === name)!;
  return { uid: Number(uid), gid: Number(gid) };
}
