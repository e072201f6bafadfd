/** Which of some processes of this machine has a socket (proc(5)). */

/** At once, before the connection ends. `port`: its own end. `undefined`: none of them has it. */
export function holderOf(port: number, pids: readonly number[]): number | undefined {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const lines = Deno.readTextFileSync("/proc/net/tcp").split("\n").slice(1);
  const inodes = lines.map((line) => line.trim().split(/\s+/))
    .filter(([, own]) => own?.endsWith(`:${hex}`)).map((fields) => `socket:[${fields[9]}]`);
  return pids.find((pid) => linksOf(`/proc/${pid}/fd`).some((link) => inodes.includes(link)));
}

function linksOf(folder: string): string[] {
  try {
    return [...Deno.readDirSync(folder)].map(({ name }) => Deno.readLinkSync(`${folder}/${name}`));
  } catch {
    // It has ended, or closed one meanwhile.
    return [];
  }
}
