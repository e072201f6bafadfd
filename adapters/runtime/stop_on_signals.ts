/** Ends the process on the signals of a terminal or a supervisor. */
import { SECOND } from "../../domain/platform/platform.ts";
import { stopInOrder } from "./ordered_stop.ts";

/** A terminal may deliver the same signal twice at once: directly and through the task runner. */
const REPEATED = SECOND;

/**
 * The first signal stops the program and then exits with 0, after `limit` milliseconds at the
 * latest. A later one calls `stop` again.
 */
export function stopOnSignals(stop: () => Promise<void>, limit: number): void {
  let began: number | undefined;

  async function end() {
    await stopInOrder([{ what: "stop", run: stop, limit }]);
    Deno.exit(0);
  }

  function onSignal() {
    if (began === undefined) {
      began = performance.now();
      void end();
    } else if (performance.now() - began > REPEATED) {
      stop().catch(() => {});
    }
  }

  for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, onSignal);
}
