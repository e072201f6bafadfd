/** Runs installed programs to their end. */
import { within } from "./waiting.ts";

/** Milliseconds; the slowest is a Java program on a busy machine. */
const PATIENCE = 120_000;

export interface Output {
  success: boolean;
  stdout: string;
  stderr: string;
}

/** Returns the program's output. Kills it and throws if it does not end in time. */
export async function outputOf(
  program: string,
  args: string[],
  { cwd, env, patience = PATIENCE }: {
    cwd?: string | URL;
    env?: Record<string, string>;
    patience?: number;
  } = {},
): Promise<Output> {
  const child = new Deno.Command(program, {
    args,
    cwd,
    env,
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  try {
    const what = `the end of ${program} ${args.join(" ")}`.slice(0, 200);
    const { success, stdout, stderr } = await within(child.output(), what, patience);
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    return { success, stdout: text(stdout), stderr: text(stderr) };
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
}
