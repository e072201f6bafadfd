/** The files of the repository, for the tests that read the code and the documents themselves. */
export const ROOT = new URL("../../", import.meta.url);

const CODE_FOLDERS = ["adapters", "domain", "routes", "views", "tests", "bench", "static", "docs"];

/** Every path below a folder, from the top, in order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const files: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(new URL(`${folder}/`, ROOT))) {
    const path = `${folder}/${name}`;
    files.push(...isDirectory ? await filesBelow(path) : [path]);
  }
  return files.sort();
}

/** Every path of the repository but for dotfiles and what the program writes. */
export async function allFiles(): Promise<string[]> {
  const top = await Array.fromAsync(Deno.readDir(ROOT));
  const files = top.filter(({ name, isFile }) => isFile && !name.startsWith("."));
  return [
    ...files.map(({ name }) => name),
    ...(await Promise.all(CODE_FOLDERS.map(filesBelow))).flat(),
  ];
}

export const readFile = (path: string): Promise<string> => Deno.readTextFile(new URL(path, ROOT));

const COMMENT = /(?<=^|\s)\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm;

/** Files of other people's services stand in these pages: their names are none of ours. */
const STACKS = /^docs\/stacks\/.*\.md$/;
const CODE_BLOCK = /^```[\s\S]*?^```$/gm;

/** The comments of a file of code; of any other file its whole text. */
export function proseOf(path: string, text: string): string {
  if (STACKS.test(path)) return text.replaceAll(CODE_BLOCK, "");
  if (!/\.(?:tsx?|js)$/.test(path)) return text;
  return (text.match(COMMENT) ?? []).join("\n").replaceAll(/\n\s*\* ?/g, " ");
}
