/** Permissions and folders of the processes that run tests. */
import { CHROMIUM_VARIABLE } from "./chromium.ts";
import { POSTGRES_PROGRAMS } from "./postgres/programs.ts";

/** Installed programs; tests that need a missing one are skipped, and their names say so. */
const PROGRAMS = [
  ..."/usr/bin/python3 apache2 caddy cmp cp curl dpkg-deb go java javac ln lynx nginx node".split(
    " ",
  ),
  ..."/usr/sbin/clamd npm php8.2 php-fpm8.2 radicale setpriv sh systemd-analyze tmux unshare uwsgi w3m"
    .split(" "),
  ...POSTGRES_PROGRAMS,
];

export interface TestFolder {
  /** Folder for everything that tests write. */
  temporary: string;
  /**
   * Path of an unpacked Chromium. It must exist before the start: Deno does not let tests write what they
   * may run.
   */
  chromium: string;
}

export function testFlags({ temporary, chromium }: TestFolder): string[] {
  return [
    "--no-check",
    "--no-prompt",
    "--allow-net=127.0.0.1,localhost,api.localhost,*.panjereh.localhost",
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
    // Keeps Playwright from reading /proc/sys, for which Deno requires all permissions.
    __IS_WSL_TEST__: "1",
  };
}

/** Milliseconds for deno to print the names of the running tests. */
const CLOSE_GRACE = 5000;

/** Whether all tests passed; `false` if they were stopped. */
export async function denoTest(
  folder: TestFolder,
  args: string[],
  ending: AbortSignal,
  /** Files at a time, of `--parallel`; by default one for each processor. */
  jobs?: number,
): Promise<boolean> {
  if (ending.aborted) return false;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["test", ...testFlags(folder), ...args],
    env: { ...testEnvironment(folder), ...jobs !== undefined && { DENO_JOBS: String(jobs) } },
    // In its own process group, so that everything that tests started ends with them.
    detached: true,
  }).spawn();
  const end = () => {
    child.kill("SIGINT");
    Deno.unrefTimer(setTimeout(() => endGroup(child.pid), CLOSE_GRACE));
  };
  ending.addEventListener("abort", end, { once: true });
  const { success } = await child.status;
  ending.removeEventListener("abort", end);
  endGroup(child.pid);
  return success;
}

/** Kills the remaining processes of a group. */
export function endGroup(leader: number): void {
  try {
    Deno.kill(-leader, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
