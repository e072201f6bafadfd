/** Writes lines to one output: at once, or many together where nobody waits for the single one. */
export interface LineWriter {
  /** `mayWait`: for at most 50 ms. Lines keep their order. */
  write(line: string, options: { mayWait: boolean }): void;
  /** Everything that waits, now. */
  flush(): void;
}

export type Output = Pick<typeof Deno.stdout, "writeSync">;

/** Milliseconds. A process that is killed loses no more of its log. */
const PATIENCE = 50;
/** Characters: about what a pipe takes at once. */
const MAX_WAITING = 32 * 1024;

export function createLineWriter(output: Output): LineWriter {
  const encoder = new TextEncoder();
  let waiting = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    let rest = encoder.encode(waiting);
    waiting = "";
    while (rest.length > 0) rest = rest.subarray(output.writeSync(rest));
  }

  return {
    write(line, { mayWait }) {
      waiting += line;
      if (!mayWait || waiting.length > MAX_WAITING) return flush();
      if (timer !== undefined) return;
      timer = setTimeout(flush, PATIENCE);
      // A process that has nothing else to do is not kept by it.
      Deno.unrefTimer(timer);
    },
    flush,
  };
}
