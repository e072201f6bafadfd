import { STOP_LIMIT } from "../program/stop.ts";
import { stopOnSignals } from "../runtime/stop_on_signals.ts";
import type { Work } from "../program/working.ts";
import type { Command, CommandOptions } from "./command.ts";
import { serve } from "./serve.ts";
import { start } from "./start.ts";

const COMMANDS = { start, serve };

/**
 * Runs until a signal ends it. Resolves when it is up, or when a signal cancelled the start.
 * The greeting is for the person at the terminal.
 */
export async function runCommand(
  mode: keyof typeof COMMANDS,
  environment: Record<string, string>,
  work: Work<CommandOptions>,
): Promise<string | undefined> {
  // Whatever is written is for this user alone, in a folder of any mode.
  Deno.umask(0o077);
  const cancelling = new AbortController();
  const starting = COMMANDS[mode](environment, { work, signal: cancelling.signal });
  stopOnSignals(async () => {
    cancelling.abort();
    // A start that was cancelled has closed what it had opened.
    const command = await starting.catch(() => undefined);
    await command?.stop();
  }, STOP_LIMIT);
  const command: Command | undefined = await starting.catch((error) => {
    if (!cancelling.signal.aborted) throw error;
    return undefined;
  });
  // `start` belongs to a terminal and ends with it, which is what this signal says there.
  if (command && mode === "serve") {
    Deno.addSignalListener("SIGHUP", () => void command.reload());
  }
  return command?.greeting;
}
