import { createLiveSessions, type LiveSessions } from "../../domain/session/live_sessions.ts";
import { until, within } from "./waiting.ts";
import type { World } from "./sign_in_world.ts";

/** Another worker's sessions, following the store; resolves once it is in sync. */
export async function followingWorker(
  { deps }: Pick<World, "deps">,
): Promise<{ live: LiveSessions; told: () => number; [Symbol.asyncDispose](): Promise<void> }> {
  const live = createLiveSessions(deps);
  let told = 0;
  live.onRevoked(() => told++);
  const abort = new AbortController();
  const following = live.follow(abort.signal);
  // A watch first reports the current state, which also drops all warm answers.
  await until(() => told > 0, "the first word of the watch");
  return {
    live,
    told: () => told,
    async [Symbol.asyncDispose]() {
      abort.abort();
      await within(following, "the end of following");
    },
  };
}
