/** Locks the store from another process, like a backup that hangs (security_cases 34). */
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import { within } from "./waiting.ts";

/** Holds SQLite's write lock until disposed. */
export async function lockStore(dataDir: string): Promise<AsyncDisposable> {
  const file = `${dataDir}/panjereh.sqlite3`;
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      `--allow-read=${dataDir}`,
      `--allow-write=${dataDir}`,
      fileURLToPath(new URL("store_locker.ts", import.meta.url)),
      file,
    ],
    stdin: "piped",
    stdout: "piped",
  }).spawn();
  const reader = child.stdout.getReader();
  const { value } = await within(reader.read(), "the other process to lock the store");
  assert.equal(new TextDecoder().decode(value).trim(), "locked");
  return {
    async [Symbol.asyncDispose]() {
      await child.stdin.close();
      await reader.cancel();
      await within(child.status, "the other process to let go of the store");
    },
  };
}
