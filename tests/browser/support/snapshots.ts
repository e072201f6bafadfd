/** What assistive technology is told of each page, one file per language. `-- --update` writes it anew. */

const SEPARATOR = "# ";

export interface Snapshots {
  /** Differences, or nothing. */
  compare(name: string, snapshot: string): string[];
  /** Stored pages that no longer exist; or, when updating, writes the file. */
  finish(): Promise<string[]>;
}

export async function createSnapshots(language: string): Promise<Snapshots> {
  const file = new URL(`../snapshots/${language}.txt`, import.meta.url);
  const update = Deno.args.includes("--update");
  const stored = update ? new Map<string, string>() : parse(await Deno.readTextFile(file));
  const seen = new Map<string, string>();
  return {
    compare(name, snapshot) {
      seen.set(name, snapshot.trim());
      if (update || stored.get(name) === seen.get(name)) return [];
      return [`differs from ${language}.txt (-- --update accepts it):\n${snapshot}`];
    },
    async finish() {
      if (update) await Deno.writeTextFile(file, format(seen));
      return [...stored.keys()].filter((name) => !seen.has(name));
    },
  };
}

function format(snapshots: Map<string, string>): string {
  return [...snapshots].map(([name, text]) => `${SEPARATOR}${name}\n${text}\n`).join("\n");
}

function parse(text: string): Map<string, string> {
  const parts = text.split(new RegExp(`^${SEPARATOR}`, "m")).slice(1);
  return new Map(parts.map((part) => {
    const [name, ...lines] = part.split("\n");
    return [name, lines.join("\n").trim()];
  }));
}
