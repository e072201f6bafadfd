/** The configurations under docs/, with addresses, names and time limits of a test in them and nothing else changed. */

const DOCS = new URL("../../../docs/", import.meta.url);

/** Throws for a replacement that finds nothing: then the test would not try what is shipped. */
export async function shipped(path: string, replacements: [string, string][]): Promise<string> {
  let text = await Deno.readTextFile(new URL(path, DOCS));
  for (const [from, to] of replacements) {
    if (!text.includes(from)) throw new Error(`Cannot fill in ${path}: "${from}" is not in it`);
    text = text.replaceAll(from, to);
  }
  return text;
}
