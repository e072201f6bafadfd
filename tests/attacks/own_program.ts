/** A program of its own for attacks that would change how the stage's program treats the others. */
import { type StartedProgram, startTestProgram } from "../support/program.ts";

/** Starts when it is first asked for, and again after it was stopped. */
export function ownProgram(options?: Parameters<typeof startTestProgram>[0]) {
  let started: Promise<StartedProgram> | undefined;
  return {
    program: (): Promise<StartedProgram> => started ??= startTestProgram(options),
    async stop(): Promise<void> {
      await (await started)?.stop();
      started = undefined;
    },
  };
}
