/**
 * How an operator runs a task of this program, for messages that tell them to: `panjereh <task>`
 * where it was installed by `deno task production` or as a Debian package, `deno task <task>` in the
 * repository.
 */

/** Only an install has it; the folder of the code may be read by every task. */
const SCRIPT = new URL("../../bin/panjereh", import.meta.url);

export function commandOf(task: string, script: URL = SCRIPT): string {
  return `${isThere(script) ? "panjereh" : "deno task"} ${task}`;
}

function isThere(file: URL): boolean {
  try {
    return Deno.statSync(file).isFile;
  } catch {
    // A message about something else must not fail for this.
    return false;
  }
}
