/** How fast this machine is, for time limits: seconds that suit one machine are too few on a slower one. */
import { freePort } from "../../tests/support/program.ts";
import { startDeno } from "./processes.ts";

/** How many times longer than a program that does nothing a real one may take. */
const TIMES = 300;
/** Milliseconds. Short programs start within the steps in which it is looked whether they listen. */
const LEAST = 30_000;

/** Milliseconds that a program may take to start, to stop, or to do the least thing. */
export async function measurePatience(): Promise<number> {
  const began = performance.now();
  const port = freePort();
  const script = new URL("contenders/bare_server.ts", import.meta.url);
  await using _ = await startDeno(script, { args: [String(port)], port, patience: 10 * LEAST });
  return Math.max(LEAST, TIMES * (performance.now() - began));
}
