/** A process that answers each line that it is given with a line. */
import { within } from "../../support/waiting.ts";
import { readLines } from "./lines.ts";

export interface AskedProcess extends AsyncDisposable {
  /** Throws if it ends before it has answered. */
  ask(line: string): Promise<string>;
}

/** `folder` is its working directory, and removed with it. `patience`: milliseconds for an answer. */
export function startAsked(
  [program, ...args]: string[],
  { folder, environment, patience }: {
    folder: string;
    environment?: Record<string, string>;
    patience: number;
  },
): AskedProcess {
  const process = new Deno.Command(program, {
    args,
    cwd: folder,
    env: environment,
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const input = process.stdin.getWriter();
  const answers = readLines(process.stdout);
  return {
    async ask(line) {
      await input.write(new TextEncoder().encode(`${line}\n`));
      const { value, done } = await within(answers.next(), "an answer", patience);
      if (done) throw new Error(`The process ended at ${line}`);
      return value;
    },
    async [Symbol.asyncDispose]() {
      await input.close().catch(() => {});
      await within(process.status, "the end of the process").catch(() => process.kill("SIGKILL"));
      await answers.return(undefined);
      await Deno.remove(folder, { recursive: true });
    },
  };
}
