import { processorTime } from "./processor_time.ts";

/** Milliseconds of processor of the fastest of three runs: one may compile or collect garbage. */
export function quickest(run: () => unknown): number {
  return Math.min(...Array.from({ length: 3 }, () => processorTime(run)));
}
