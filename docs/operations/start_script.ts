/**
 * The command `panjereh` of a production install: the tasks of deno.json as a shell script that
 * ends in `exec`. A supervisor then knows the gateway itself, and not a task runner whose end would
 * leave the gateway behind.
 */
import type { Configuration } from "./production_files.ts";

const HEAD = `#!/bin/sh
# Written from the tasks of deno.json by \`deno task production\`.
set -u
root=$(dirname "$(dirname "$(readlink -f "$0")")")
cd "$root" || exit 1
# The Deno of the package, if it brings one.
PATH="$root/bin:$PATH"
export PATH
name=\${1-}
[ $# = 0 ] || shift
case "$name" in`;

export function startScript({ tasks }: Pick<Configuration, "tasks">): string {
  const names = Object.keys(tasks);
  const cases = names.map((name) => `${name})\n  ${replacingTheShell(tasks[name].command)} "$@"`);
  const usage = `*)\n  echo "Usage: panjereh ${names.join(" | ")}" >&2\n  exit 2`;
  return `${HEAD}\n${[...cases, usage].join("\n  ;;\n")}\n  ;;\nesac\n`;
}

/** The program comes last, after the variables that only it receives. */
function replacingTheShell(command: string): string {
  const [, before, variables, program] = command.match(/^(.* && )((?:\w+=\S+ )*)(deno run .*)$/)!;
  return `${before}exec ${variables && `env ${variables}`}${program}`;
}
