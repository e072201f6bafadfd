/** Writes lines to one output, either at once or batched. */
export interface LineWriter {
  /** `mayWait`: the line may be delayed by up to 50 ms. Lines keep their order. */
  write(line: string, options: { mayWait: boolean }): void;
  /** Writes all delayed lines now. */
  flush(): void;
}

export type Output = Pick<typeof Deno.stdout, "writeSync">;

/** Milliseconds. A killed process loses at most this much of its log. */
const MAX_DELAY = 50;
/** Characters: about what a pipe accepts at once. */
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
      timer = setTimeout(flush, MAX_DELAY);
      // The timer must not keep an otherwise finished process alive.
      Deno.unrefTimer(timer);
    },
    flush,
  };
}
