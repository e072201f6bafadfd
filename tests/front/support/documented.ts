/** The code of a page in docs/stacks/: what a developer would copy from it. */

const STACKS = new URL("../../../docs/stacks/", import.meta.url);

export interface Documented {
  /** The entry in services.json, with the upstream's port replaced. */
  service: { id: string };
  /** Writes the files of the page into a folder, with port and issuer replaced. */
  write(folder: string, issuer: string): Promise<void>;
}

/** A file's name in bold, then its text. */
const FILE = /\*\*`([^`]+)`\*\*\n\n```\w+\n(.*?)\n```/gs;
/** A file that the page says to copy. */
const SAMPLE = /\]\(\.\.\/samples\/([\w.]+)\)/g;
const JSON_BLOCK = /```json\n(.*?)\n```/s;

export async function documented(page: string, port: number): Promise<Documented> {
  const text = await Deno.readTextFile(new URL(page, STACKS));
  const own = text.replaceAll("9000", String(port));
  const files = [...own.matchAll(FILE)].map(([, name, code]) => ({ name, code }));
  const samples = [...own.matchAll(SAMPLE)].map(([, name]) => name);
  const { services } = JSON.parse(JSON_BLOCK.exec(own)![1]);
  return {
    service: services[0],
    async write(folder, issuer) {
      for (const name of samples) {
        await Deno.copyFile(new URL(`../samples/${name}`, STACKS), `${folder}/${name}`);
      }
      for (const { name, code } of files) {
        const path = `${folder}/${name}`;
        await Deno.mkdir(path.slice(0, path.lastIndexOf("/")), { recursive: true });
        await Deno.writeTextFile(path, code.replaceAll("http://localhost:8000", issuer) + "\n");
      }
    },
  };
}
