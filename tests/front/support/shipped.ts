/**
 * The configurations under docs/, with the test's addresses, names and time limits and nothing else
 * changed.
 */

const DOCS = new URL("../../../docs/", import.meta.url);

/** Throws if a replacement finds nothing, because the test would not check what is shipped. */
export async function shipped(path: string, replacements: [string, string][]): Promise<string> {
  let text = await Deno.readTextFile(new URL(path, DOCS));
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`Cannot fill in ${path}: "${from}" is not in it`);
    text = text.replaceAll(from, to);
  }
  return text;
}
