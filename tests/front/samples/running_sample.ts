/** A sample in a process of its own, which keeps its key set from token to token. */
import { startAsked } from "./asked_process.ts";
import type { Language } from "./languages.ts";
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
  const { ask, ...process } = startAsked([...language.command(folder), issuer, AUDIENCE], {
    folder,
    environment: language.environment?.(folder),
    patience: PATIENCE,
  });
  return { ...process, judge: (token, now) => ask(`${now} ${token}`) };
}
