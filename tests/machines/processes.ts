/** Processes of this machine, as /proc has them. */
export interface Process {
  pid: number;
  /** With its arguments; of PostgreSQL's processes what they do. */
  title: string;
}

/** Those that this process has started. */
export async function childrenOf(pid: number): Promise<Process[]> {
  const found: Process[] = [];
  const text = await Deno.readTextFile(`/proc/${pid}/task/${pid}/children`);
  for (const child of text.split(" ").filter(Boolean)) {
    const title = await Deno.readTextFile(`/proc/${child}/cmdline`).catch(() => "");
    found.push({ pid: Number(child), title: title.replaceAll("\0", " ").trim() });
  }
  return found;
}
