/**
 * A snapshot of the accessibility tree without its words: roles, levels, states, order, links, and
 * whether there is a name and a text. It is the same in every language.
 */
export function structureOf(snapshot: string): string {
  return snapshot.split("\n").map((line) => {
    if (/^ *- \/url: /.test(line)) return line;
    const groups = LINE.exec(line)?.groups;
    if (!groups) throw new TypeError(`Not a line of an accessibility snapshot: ${line}`);
    const { indent, role, name, states, text } = groups;
    return `${indent}- ${role}${name ? ' "…"' : ""}${states}${text ? ": …" : ""}`;
  }).join("\n");
}

/** Playwright quotes everything before the colon if YAML requires it. */
const LINE =
  /^(?<indent> *)- '?(?<role>[a-z]+)(?<name> "(?:[^"\\]|\\.)*")?(?<states>(?: \[[^\]]+\])*)'?(?:: ?(?<text>.*))?$/;
