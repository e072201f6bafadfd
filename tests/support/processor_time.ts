/** Time that does not depend on what else the machine does. */
import { threadCpuUsage } from "node:process";

/**
 * Milliseconds for which `run`, which must be synchronous, has the processor. The kernel counts in
 * steps of 10 ms.
 */
export function processorTime(run: () => unknown): number {
  const before = threadCpuUsage();
  run();
  const { user, system } = threadCpuUsage(before);
  return (user + system) / 1000;
}
