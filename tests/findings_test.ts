/** Each finding of docs/findings/ names the test that keeps it mended, or a decision. */
import assert from "node:assert/strict";
import { allFiles, filesBelow, readFile } from "./support/sources.ts";

const files = new Set(await allFiles());

interface Finding {
  path: string;
  /** In one line. */
  text: string;
  /** What stands behind its last arrow. */
  settled: string;
}

/** A list item, with the indented lines that belong to it. */
const ITEM = /^- .*(?:\n {2,}\S.*)*/gm;

async function readFindings(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const path of await filesBelow("docs/findings")) {
    for (const [item] of (await readFile(path)).matchAll(ITEM)) {
      const text = item.replaceAll(/\s+/g, " ");
      const arrow = text.lastIndexOf("→");
      findings.push({ path, text, settled: arrow < 0 ? "" : text.slice(arrow + 1).trim() });
    }
  }
  return findings;
}

const findings = await readFindings();

const wrongOnes = (isRight: (finding: Finding) => boolean) =>
  findings.filter((finding) => !isRight(finding))
    .map(({ path, text }) => `${path}: ${text.slice(0, 100)}`);

/** The files that a finding links to, from the top. */
const linksOf = ({ path, settled }: Finding) =>
  [...settled.matchAll(/\]\(([^)\s#]+)/g)]
    .map(([, link]) => new URL(link, `file:///${path}`).pathname.slice(1));

const isProof = (path: string) => /^(?:tests\/.+\.tsx?|docs\/decisions\/\d{4}_\w+\.md)$/.test(path);

Deno.test("findings: each list is read", () => {
  const paths = new Set(findings.map(({ path }) => path));
  assert.equal(paths.size, 6);
  assert.ok(findings.length > 250);
});

Deno.test("findings: each says behind an arrow what became of it", () => {
  assert.deepEqual(wrongOnes(({ settled }) => settled !== ""), []);
});

Deno.test("findings: none is open: each links to a test or a decision, and its links exist", () => {
  const wrong = wrongOnes((finding) => {
    const links = linksOf(finding);
    return links.some(isProof) && links.every((link) => files.has(link));
  });
  assert.deepEqual(wrong, []);
});
