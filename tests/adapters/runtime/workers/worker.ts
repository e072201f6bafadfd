/** An additional worker that behaves as its task says. */
import { ConfigurationError } from "../../../../adapters/configuration/environment.ts";
import { runAsWorker } from "../../../../adapters/runtime/worker_thread.ts";

export type Task = "well" | "hang" | "refuse" | "throw" | { listen: number };

runAsWorker(async (task: Task) => {
  if (task === "refuse") throw new ConfigurationError(["one problem", "another"]);
  if (task === "throw") throw new Error("a fault of ours");
  if (task === "hang") await new Promise(() => {});
  if (typeof task === "object") Deno.listen({ hostname: "127.0.0.1", port: task.listen });
  let isUp = false;
  return {
    // deno-lint-ignore require-await
    measure: async () => [{ name: "is_up", help: String(isUp) }] as never,
    useServices: () => Promise.resolve(),
    allUp: () => void (isUp = true),
    stop: () => Promise.resolve(),
  };
});
