/** The processes of a PostgreSQL: one that waits for others, and one for each connection (proc(5)). */

/** The ID of the first process stands in the first line. */
async function firstProcess(folder: string): Promise<number> {
  return parseInt(await Deno.readTextFile(`${folder}/data/postmaster.pid`));
}

interface Stat {
  pid: number;
  parent: number;
  /** In ticks of ten milliseconds. */
  own: number;
  /** Of its children that have ended. */
  ended: number;
}

async function readStat(pid: number): Promise<Stat | undefined> {
  const text = await Deno.readTextFile(`/proc/${pid}/stat`).catch(() => undefined);
  if (!text) return undefined;
  const fields = text.slice(text.lastIndexOf(") ") + 2).split(" ").map(Number);
  return { pid, parent: fields[1], own: fields[11] + fields[12], ended: fields[13] + fields[14] };
}

async function processesOf(folder: string): Promise<Stat[]> {
  const first = await firstProcess(folder);
  const pids = (await Array.fromAsync(Deno.readDir("/proc"))).map(({ name }) => Number(name))
    .filter(Number.isInteger);
  const stats = await Promise.all(pids.map(readStat));
  return stats.filter((stat) => stat !== undefined)
    .filter(({ pid, parent }) => pid === first || parent === first);
}

/** Milliseconds of processor time of all, with those that have ended. */
export async function databaseTime(folder: string): Promise<number> {
  const first = await firstProcess(folder);
  const times = (await processesOf(folder)).map(({ pid, own, ended }) =>
    pid === first ? own + ended : own
  );
  return 10 * times.reduce((sum, time) => sum + time, 0);
}

/** Megabytes of all, each shared page counted for a part of it. */
export async function databaseMemory(folder: string): Promise<number> {
  const sizes = await Promise.all((await processesOf(folder)).map(({ pid }) => shareOf(pid)));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

async function shareOf(pid: number): Promise<number> {
  const text = await Deno.readTextFile(`/proc/${pid}/smaps_rollup`).catch(() => "");
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
}
