/** Milliseconds of the fastest of three runs, which other work on the machine disturbs least. */
export function quickest(run: () => unknown): number {
  return Math.min(...Array.from({ length: 3 }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  }));
}
