/** Starts program.ts of this folder. */
import { fileURLToPath } from "node:url";

export interface ProgramProcess extends AsyncDisposable {
  pid: number;
  /** Cookies of a person signed in at the service `echo`. */
  cookies: string;
  /** Path of the window's largest file, 70 KB. */
  file: string;
}

export async function startProgramProcess(port: number, window: string): Promise<ProgramProcess> {
  const script = fileURLToPath(new URL("program.ts", import.meta.url));
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "-A", script, String(port), window],
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  let said = "";
  for await (
    const part of process.stdout.pipeThrough(
      new TextDecoderStream() as ReadableWritablePair<string, Uint8Array<ArrayBuffer>>,
    )
  ) {
    said += part;
    if (said.includes("\n")) break;
  }
  if (!said.includes("\n")) throw new Error("Cannot bench: the program ended at once");
  return {
    pid: process.pid,
    ...JSON.parse(said) as { cookies: string; file: string },
    async [Symbol.asyncDispose]() {
      process.kill("SIGKILL");
      await process.status;
    },
  };
}
