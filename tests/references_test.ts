/** Every file, document, chapter, decision and case that a comment or a document names exists. */
import assert from "node:assert/strict";
import { printIndex } from "../docs/decisions/print.ts";
import { allFiles, proseOf, readFile } from "./support/sources.ts";

const files = await allFiles();
const PROSE = /\.(?:tsx?|js|md|conf|json|yml|yaml)$/;

/** They are no part of the repository: written by the program, by a task on demand, or of a package. */
const ELSEWHERE = [
  "services.json",
  "jsqr/dist/index.d.ts",
  "proto/kv-connect.md",
  "docs/mutants.md",
];

const texts = new Map<string, string>();
for (const path of files.filter((path) => PROSE.test(path))) {
  texts.set(path, proseOf(path, await readFile(path)));
}

/** Each place in the prose that matches, as "file: what it says", where it points nowhere. */
function astray(pattern: RegExp, exists: (match: RegExpMatchArray, path: string) => boolean) {
  let found = 0;
  const wrong: string[] = [];
  for (const [path, text] of texts) {
    for (const match of text.matchAll(pattern)) {
      found++;
      if (!exists(match, path)) wrong.push(`${path}: ${match[0]}`);
    }
  }
  assert.ok(found > 0, `nothing matches ${pattern}`);
  return wrong;
}

/** A file's path, or the end of it: `photo.ts`, `identity/photo.ts`. */
const isFile = (name: string) =>
  ELSEWHERE.includes(name) || files.some((path) => path === name || path.endsWith(`/${name}`));

const headingsOf = async (path: string) =>
  [...(await readFile(path)).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);

Deno.test("references: files", () => {
  const NAME =
    /(?<![\w./*<>-])(?:\.\.?\/)*((?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:tsx?|md|conf|json))\b(?![/*])/g;
  assert.deepEqual(astray(NAME, ([, name]) => isFile(name)), []);
});

Deno.test("references: folders", () => {
  const NAME =
    /(?<![\w./<*-])((?:adapters|bench|docs|domain|routes|static|tests|views)(?:\/\w+)*)\/(?![\w<*….{$-])/g;
  const exists = (folder: string) => files.some((path) => path.startsWith(`${folder}/`));
  assert.deepEqual(astray(NAME, ([, folder]) => exists(folder)), []);
});

Deno.test("references: decisions", () => {
  const numbers = files.map((path) => /^docs\/decisions\/(\d{4})_/.exec(path)?.[1]);
  const NUMBER = /\bdecisions?[/ ](\d{4})\b/g;
  assert.deepEqual(astray(NUMBER, ([, number]) => numbers.includes(number)), []);
});

Deno.test("references: links of the documents, with their chapters", async () => {
  const slug = (heading: string) =>
    heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");
  const slugs = new Map<string, string[]>();
  for (const path of files.filter((path) => path.endsWith(".md"))) {
    slugs.set(path, (await headingsOf(path)).map(slug));
  }
  const LINK = /\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g;
  const exists = (from: string, target: string, chapter?: string) => {
    const path = target ? new URL(target, `file:///${from}`).pathname.slice(1) : from;
    const known = path === "" || files.some((file) => file === path || file.startsWith(path));
    return known && (!chapter || slugs.get(path)?.includes(chapter) === true);
  };
  const wrong = astray(
    LINK,
    ([, target, chapter], from) => !from.endsWith(".md") || exists(from, target, chapter),
  );
  assert.deepEqual(wrong, []);
});

Deno.test("references: chapters of documents by their titles", async () => {
  const headings = new Map<string, string[]>();
  for (const path of files.filter((path) => /^docs\/\w+\.md$/.test(path))) {
    headings.set(path.slice("docs/".length), await headingsOf(path));
  }
  const CHAPTER = /\b(\w+\.md) "([^"]+)"/g;
  assert.deepEqual(
    astray(CHAPTER, ([, document, title]) => headings.get(document)?.includes(title) === true),
    [],
  );
});

Deno.test("references: security cases", async () => {
  const list = await readFile("docs/security_cases.md");
  const cases = new Set([...list.matchAll(/^(\d+)\. /gm)].map(([, number]) => number));
  const exists = (numbers: string) => numbers.match(/\d+/g)!.every((number) => cases.has(number));
  const NAMED =
    /\b(?:[Cc]ases?|security_cases)(?: of security_cases\.md)? (\d+(?:(?:, | and | to |–)\d+)*)(?! *[%:])/g;
  assert.deepEqual(astray(NAMED, ([, numbers]) => exists(numbers)), []);
  const BRACKETS = /\[(\d+(?:(?:, |–)\d+)*)\](?!\()/g;
  const wrong = astray(
    BRACKETS,
    ([, numbers], path) => path !== "docs/threat_model.md" || exists(numbers),
  );
  assert.deepEqual(wrong, []);
});

Deno.test("references: chapters of the guides", async () => {
  const parts = (await readFile("docs/guides.md")).split(/^## /m).slice(1);
  const guides = new Map(parts.map((part) => {
    const [name, ...lines] = part.split("\n");
    return [name.trim(), new Set(lines.join("\n").match(/§[\d.]*\d/g))];
  }));
  const CITATION =
    /\b([Gg]uide \d\.\d|citizen-handbook|registration-and-errors|agency-service-request)((?:(?:,| and)? §[\d., ]*\d)*)/g;
  const exists = (guide: string, chapters: string) => {
    const known = guides.get(guide.toLowerCase());
    return known !== undefined &&
      (chapters.match(/§?\d(?:[\d.]*\d)?/g) ?? []).every((chapter) => known.has(chapter));
  };
  assert.deepEqual(astray(CITATION, ([, guide, chapters]) => exists(guide, chapters)), []);
});

Deno.test("references: tests by their names", async () => {
  const ROW = /`(tests\/[\w/]+_test\.ts)`: ((?:"[^"]+"(?:, )?)+)/g;
  const named = (await readFile("docs/desk_checks.md")).replaceAll(/\s+/g, " ").matchAll(ROW);
  const missing: string[] = [];
  let count = 0;
  for (const [, path, names] of named) {
    const test = await readFile(path);
    for (const [name] of names.matchAll(/"[^"]+"/g)) {
      count++;
      if (!test.includes(name.slice(1, -1))) missing.push(`${path}: ${name}`);
    }
  }
  assert.deepEqual(missing, []);
  assert.ok(count > 20, String(count));
});

Deno.test("references: the index of the decisions is current (deno task decisions)", async () => {
  const unaligned = (text: string) => text.replaceAll(/ {2,}/g, " ").replaceAll(/-{3,}/g, "---");
  assert.equal(
    unaligned(await readFile("docs/decisions/README.md")),
    unaligned(await printIndex()),
  );
});
