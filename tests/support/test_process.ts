/** How tests are run: what their processes may touch, and where. */
import { CHROMIUM_VARIABLE } from "./chromium.ts";

/** Programs of the machine; tests that need a missing one are left out, and their names say so. */
const PROGRAMS = ["caddy", "curl", "java", "ln", "lynx", "nginx", "tmux", "w3m"];

export interface TestFolder {
  /** Everything that the tests write lies below it. */
  temporary: string;
  /** Path of an unpacked Chromium. It must be there first: Deno lets no test write what it may run. */
  chromium: string;
}

export function testFlags({ temporary, chromium }: TestFolder): string[] {
  return [
    "--no-check",
    "--no-prompt",
    "--allow-net=127.0.0.1,localhost",
    "--allow-env",
    "--allow-sys",
    "--allow-read",
    `--allow-write=${temporary}`,
    `--allow-run=${[Deno.execPath(), chromium, ...PROGRAMS].join()}`,
  ];
}

export function testEnvironment({ temporary, chromium }: TestFolder): Record<string, string> {
  return {
    TMPDIR: temporary,
    [CHROMIUM_VARIABLE]: chromium,
    // Keeps Playwright from reading /proc/sys, for which Deno wants all permissions.
    __IS_WSL_TEST__: "1",
  };
}

/** Milliseconds in which deno names the tests that were under way. */
const LAST_WORDS = 5000;

/** Whether all tests passed; `false` when they were ended before. */
export async function denoTest(
  folder: TestFolder,
  args: string[],
  ending: AbortSignal,
): Promise<boolean> {
  if (ending.aborted) return false;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", ...testFlags(folder), ...args],
    env: testEnvironment(folder),
    // In a process group of its own, so that what the tests started ends with them.
    detached: true,
  }).spawn();
  const end = () => {
    child.kill("SIGINT");
    Deno.unrefTimer(setTimeout(() => endGroup(child.pid), LAST_WORDS));
  };
  ending.addEventListener("abort", end, { once: true });
  const { success } = await child.status;
  ending.removeEventListener("abort", end);
  endGroup(child.pid);
  return success;
}

/** Kills whatever is left of a process group. */
export function endGroup(leader: number): void {
  try {
    Deno.kill(-leader, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
