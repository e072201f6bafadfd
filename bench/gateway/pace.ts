/** Measures the machine's speed, from which time limits are derived. */
import { freePort } from "../../tests/support/program.ts";
import { startDeno } from "./processes.ts";

/** How many times longer than an empty program a real one may take. */
const TIMES = 300;
/** Milliseconds. For short programs the polling interval dominates. */
const LEAST = 30_000;

/** Milliseconds that a program may take to start, to stop, or for a trivial task. */
export async function measurePatience(): Promise<number> {
  const began = performance.now();
  const port = freePort();
  const script = new URL("contenders/bare_server.ts", import.meta.url);
  await using _ = await startDeno(script, { args: [String(port)], port, patience: 10 * LEAST });
  return Math.max(LEAST, TIMES * (performance.now() - began));
}
