/** A sample in a process of its own, which keeps its key set from token to token. */
import { within } from "../../support/waiting.ts";
import type { Language } from "./languages.ts";
import { readLines } from "./lines.ts";
import { AUDIENCE } from "./issuer.ts";

/** Milliseconds: Go compiles before the first verdict. */
const PATIENCE = 120_000;

export interface RunningSample extends AsyncDisposable {
  /** "accepted" with the subject, or "refused" with a reason; `now` in seconds. */
  judge(token: string, now: number): Promise<string>;
}

export async function startSample(language: Language, issuer: string): Promise<RunningSample> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_sample_" });
  await language.prepare?.(folder);
  const [program, ...args] = language.command(folder);
  const process = new Deno.Command(program, {
    args: [...args, issuer, AUDIENCE],
    cwd: folder,
    env: language.environment?.(folder),
    stdin: "piped",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const input = process.stdin.getWriter();
  const answers = readLines(process.stdout);
  return {
    async judge(token, now) {
      await input.write(new TextEncoder().encode(`${now} ${token}\n`));
      const { value, done } = await within(answers.next(), "a verdict", PATIENCE);
      if (done) throw new Error(`The sample ended at ${token}`);
      return value;
    },
    async [Symbol.asyncDispose]() {
      await input.close().catch(() => {});
      await within(process.status, "the end of the sample").catch(() => process.kill("SIGKILL"));
      await answers.return(undefined);
      await Deno.remove(folder, { recursive: true });
    },
  };
}
