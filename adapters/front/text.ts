/** nginx's configuration language: directives of words, blocks of directives. */

export type Line = string | { head: string; lines: Line[] };

/** A word as nginx reads it, quoted; variables in it are not replaced by others' values. */
export const quoted = (text: string) => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

export const block = (head: string, lines: Line[]): Line => ({ head, lines });

/** `map`: the first pattern that fits decides. */
export function mapping(from: string, to: string, cases: [pattern: string, value: string][]): Line {
  return block(
    `map ${quoted(from)} ${to}`,
    cases.map(([pattern, value]) => `${pattern} ${value};`),
  );
}

/** A pattern of `map` that is a regular expression. */
export const matching = (source: string) => quoted(`~${source}`);

/** For a regular expression: nothing of it means anything but itself. */
export const literally = (text: string) => text.replace(/[^A-Za-z0-9]/g, "\\$&");

export function print(lines: Line[], depth = 0): string {
  const indent = "  ".repeat(depth);
  return lines.map((line) =>
    typeof line === "string"
      ? `${line && indent}${line}\n`
      : `${indent}${line.head} {\n${print(line.lines, depth + 1)}${indent}}\n`
  ).join("");
}
