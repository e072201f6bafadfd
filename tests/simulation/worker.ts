/** Runs seeds beside other workers; a planted bug is named, since functions cannot be sent. */
import { BUGS } from "./runs/bugs.ts";
import { run, type RunResult } from "./runs/world.ts";

export interface Job {
  seed: number;
  signIns: number;
  bug?: string;
}

export type Done = RunResult & { bug?: string };

const scope = self as unknown as Worker;

scope.onmessage = async ({ data: { seed, signIns, bug: name } }: MessageEvent<Job>) => {
  const bug = BUGS.find((one) => one.name === name);
  const done: Done = { ...await run({ seed, signIns, bug }), bug: name };
  scope.postMessage(done);
};
