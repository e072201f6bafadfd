/** Chooses the states of pages that are worth a look when only the kinds of elements matter. */
import type { CatalogueEntry } from "../../../views/catalogue/mod.ts";
import type { CatalogueServer } from "./catalogue_server.ts";

const OPENING_TAG = /<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>/g;
/** What style sheets, the keyboard and assistive technology go by; never an address or a text. */
const KEPT = /\s(?:class|type|role|open|hidden|disabled|tabindex|aria-[a-z]+)(?:="[^"]*")?/g;
/** Their values are names of elements. */
const NAMING = /\s(aria-(?:describedby|labelledby|controls|label))="[^"]*"/g;

/** The kinds of elements in a document, in order. */
function kindsOf(html: string): string[] {
  return Array.from(
    html.matchAll(OPENING_TAG),
    ([, name, attributes]) => name + (attributes.match(KEPT) ?? []).join("").replace(NAMING, " $1"),
  );
}

/** Each kind of element in a document with the one that begins before it. */
function partsOf(html: string): Set<string> {
  return new Set(kindsOf(html).map((kind, i, kinds) => `${kinds[i - 1]} ${kind}`));
}

type Read = (html: string) => Iterable<string>;

/** Says of one document after the other whether it has what none before it had. */
function createNewIn(read: Read): (html: string) => boolean {
  const shown = new Set<string>();
  return (html) => {
    const before = shown.size;
    for (const one of read(html)) shown.add(one);
    return shown.size > before;
  };
}

/** Of elements in surroundings in which none before has shown them. */
export const createNewPartsIn = () => createNewIn(partsOf);

/** `deno task walk:pages` looks at all of them. */
const EVERY_PAGE = Deno.env.get("EVERY_PAGE") === "1";

/** Whether a state shows an element in surroundings in which none before it has shown one. */
export const withNewParts = (server: CatalogueServer) => withNew(server, partsOf);

/** Whether a state shows a kind of element that none before it has shown, in any surroundings. */
export const withNewKinds = (server: CatalogueServer) => withNew(server, kindsOf);

async function withNew(
  server: CatalogueServer,
  read: Read,
): Promise<(entry: CatalogueEntry) => boolean> {
  if (EVERY_PAGE) return () => true;
  const isNew = createNewIn(read);
  const chosen = new Set<CatalogueEntry>();
  for (const entry of server.entries) {
    if (isNew(await (await fetch(server.address(entry, "fa"))).text())) chosen.add(entry);
  }
  return (entry) => chosen.has(entry);
}

/** Of two languages of one structure each sees every second page; Persian sees all. */
export function isItsTurn(
  { entries }: CatalogueServer,
  entry: CatalogueEntry,
  language: string,
): boolean {
  if (EVERY_PAGE || language === "fa") return true;
  return entries.indexOf(entry) % 2 === (language === "ar" ? 0 : 1);
}
