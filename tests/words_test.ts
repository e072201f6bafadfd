/** Retired words stay out: of the code's identifiers, its comments and the documents (docs/glossary.md). */
import assert from "node:assert/strict";
import { allFiles, readFile } from "./support/sources.ts";

const READ = /\.(?:tsx?|js|md|conf|yml)$|\/Caddyfile$/;
/** The glossary names retired words, so does this test; decisions and the changelog tell of their time. */
const EXEMPT = /^docs\/glossary\.md$|^tests\/words_test\.ts$|^CHANGELOG\.md$/;

const texts = new Map<string, string>();
for (const path of await allFiles()) {
  if (READ.test(path) && !EXEMPT.test(path)) texts.set(path, await readFile(path));
}

function filesWith(word: RegExp, where: RegExp = /^/): string[] {
  return [...texts].filter(([path, text]) => where.test(path) && word.test(text))
    .map(([path]) => path);
}

/** Not the texts for people, who are spoken to in everyday words. */
const PROSE = /^(?!views\/texts\/)/;

/** By the word that is used now. */
const RETIRED: [instead: string, retired: RegExp, where?: RegExp][] = [
  ["redirectTo", /\bleaveFor\b/],
  ["ofExchange", /\bendures\b/],
  ["answerAuthRequest", /\bvouch\(|\b\w+Vouch\w*|\bvouch[A-Z]\w*/],
  ["ip", /\bclient_?[aA]ddress\w*|\bremote_?[aA]ddress\w*/, /^(?!tests\/|bench\/)/],
  ["ip", /\bip[aA]ddress\w*/],
  ["endpoint", /\bupstream_?[aA]ddress\w*|\bbest_?[aA]ddress\w*/],
  ["circuitOpen", /\bresting\b/, /^(?:domain|adapters|routes|views|docs)\/(?!decisions)/],
  ["catalogue", /\bServiceRegistry\b|\bregistryOfServices\b|\bdomain\/registry\/registry\b/],
  ["captcha, code, budget", /\bdomain\/challenge\b/, /^(?!tests\/mutants\/mod)/],
  ["journey", /\broutes\/window\//],
  ["again", /\banew\b/i, PROSE],
  ["a person who", /\bwhoever\b/i, PROSE],
  ["by default", /\bunless told\b/i, PROSE],
  ["unknown, anonymous", /\bnobody['’]s\b/i, PROSE],
];

for (const [instead, retired, where] of RETIRED) {
  Deno.test(`words: "${instead}" instead of ${retired.source}`, () => {
    assert.deepEqual(filesWith(retired, where), []);
  });
}
