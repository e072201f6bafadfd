/** Writes the index of the decisions, `docs/decisions/README.md`, from their titles and status lines. */
const FOLDER = new URL("./", import.meta.url);

const HEAD = `# Decisions

One file a decision: context, decision, consequences. Numbers are not reused. A decision that no
longer holds stays here and says which one superseded it. \`deno task decisions\` writes this index.

| number | decision | status |
| ------ | -------- | ------ |
`;

/** The index as Markdown, before formatting. */
export async function printIndex(): Promise<string> {
  const names = (await Array.fromAsync(Deno.readDir(FOLDER))).map(({ name }) => name);
  const files = names.filter((name) => /^\d{4}_\w+\.md$/.test(name)).sort();
  return HEAD + (await Promise.all(files.map(printRow))).join("\n") + "\n";
}

async function printRow(file: string): Promise<string> {
  const text = await Deno.readTextFile(new URL(file, FOLDER));
  const [, number, title] = /^# (\d{4})(?: ·)? (.*)$/m.exec(text) ?? [];
  if (number !== file.slice(0, 4)) throw new Error(`${file} does not begin with its number`);
  // "Superseded by [0108](…). …" or "_Amended by [0114](…)._", before the context.
  const [, status] = /^_?((?:Superseded|Amended) by \[\d{4}\]\([^)]+\))/m.exec(text) ?? [];
  return `| [${number}](${file}) | ${title} | ${status?.toLowerCase() ?? "in force"} |`;
}

if (import.meta.main) await Deno.writeTextFile(new URL("README.md", FOLDER), await printIndex());
