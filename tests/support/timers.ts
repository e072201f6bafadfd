/** Observes the time limits that a program sets, without waiting for them. */

/** Records the milliseconds of every timer until disposed. */
export function recordTimers(): Disposable & { delays: (number | undefined)[] } {
  const real = globalThis.setTimeout;
  const delays: (number | undefined)[] = [];
  globalThis.setTimeout = ((task: () => void, delay?: number) => {
    delays.push(delay);
    return real(task, delay);
  }) as typeof setTimeout;
  return {
    delays,
    [Symbol.dispose]: () => {
      globalThis.setTimeout = real;
    },
  };
}
