/** What the HTML of an agency's text may contain, for tests. */

/** Every tag that a letter's text may have, with its attributes. */
const ALLOWED: Record<string, readonly string[]> = {
  p: ["dir"],
  h2: ["dir"],
  h3: ["dir"],
  h4: ["dir"],
  ul: ["dir"],
  ol: ["start", "dir"],
  li: [],
  strong: [],
  em: [],
  br: [],
  bdi: ["dir"],
  a: ["href", "rel"],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ["scope", "dir"],
  td: ["dir"],
};

/** Whatever a browser would read as markup and the table does not have. */
export function strangeMarkup(html: string): string[] {
  const strange: string[] = [];
  // Without the tags of the table no sign is left that could begin another.
  const rest = html.replace(
    /<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)( ?\/)?>/g,
    (tag, _, name, given) => {
      const attributes = [...given.matchAll(/ ([a-z]+)="([^"]*)"/g)];
      const known = ALLOWED[name];
      if (!known || attributes.some(([, key]) => !known.includes(key))) strange.push(tag);
      for (const [, key, value] of attributes) {
        if (key === "href" && !/^(?:https?:\/\/[^/]|tel:\+?\d)/.test(value)) strange.push(tag);
      }
      return "";
    },
  );
  if (/[<>"]/.test(rest)) strange.push(rest);
  return strange;
}
