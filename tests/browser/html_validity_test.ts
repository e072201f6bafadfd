/** Every page of the catalogue in the Nu Html Checker (vnu), which needs Java. */
import { GUIDE_IMPRINTS } from "../../domain/window/imprint.ts";
import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import { loadTexts } from "../../views/load_texts.ts";
import { createPageCatalogue } from "../../views/catalogue/mod.ts";
import { createViews } from "../../views/mod.ts";
import { outputOf } from "../support/command.ts";
import { unlessInstalled } from "./support/installed.ts";
import { createNewPartsIn } from "./support/new_parts.ts";

interface Report {
  messages: { type: string; subType?: string; message: string; url: string; extract?: string }[];
}

/** Milliseconds: half a minute of work, with other tests on a busy machine. */
const PATIENCE = 300_000;

const { ignore, note } = unlessInstalled("java");

Deno.test({
  name: `vnu: 0 errors and warnings in the whole catalogue${note}`,
  ignore,
  async fn() {
    const views = createViews({
      languages: await loadTexts(GUIDE_IMPRINTS),
      dialCode: DIAL_CODE,
      imprints: GUIDE_IMPRINTS,
    });
    const folder = await Deno.makeTempDir({ prefix: "panjereh_vnu_" });
    try {
      const entries = createPageCatalogue(views).filter(({ isWording }) => !isWording);
      const hasNewParts = createNewPartsIn();
      for (const [i, entry] of entries.entries()) {
        const write = async (language: string, html: string) => {
          const file = `${folder}/${entry.name.replace("/", "_")}.${language}.html`;
          await Deno.writeTextFile(file, html);
        };
        const persian = entry.render({ language: "fa" });
        await write("fa", persian);
        // The structure is the same in all: each kind of element is checked in one of the others.
        if (!hasNewParts(persian)) continue;
        const others = views.languages.filter((language) => language !== "fa");
        const other = others[i % others.length];
        await write(other, entry.render({ language: other }));
      }
      // Known to be invalid: proves that the checker reads the folder.
      await Deno.writeTextFile(`${folder}/wrong.html`, "<!doctype html><title>x</title></p></b>");
      const { messages } = await check(folder);
      // Notes are only about the slash that our JSX writes in void elements; every value is
      // quoted.
      const findings = messages.filter(({ type, subType }) => type !== "info" || subType)
        .map(({ url, message, extract }) => `${url.split("/").at(-1)}: ${message} ${extract}`);
      const isWrong = (finding: string) => finding.startsWith("wrong.html");
      assert.ok(findings.some(isWrong));
      assert.deepEqual(findings.filter((finding) => !isWrong(finding)), []);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

/**
 * For a short-lived program: less compilation, single-threaded garbage collection. Less optimised
 * code has larger stack frames.
 */
const JAVA = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m"];

async function check(folder: string): Promise<Report> {
  const jar = fileURLToPath(import.meta.resolve("vnu-jar/build/dist/vnu.jar"));
  const own = [...JAVA, "-XX:-UsePerfData", `-Djava.io.tmpdir=${tmpdir()}`];
  const how = ["--format", "json", "--skip-non-html"];
  const args = [...own, "-jar", jar, ...how, folder];
  const { stderr } = await outputOf("java", args, { patience: PATIENCE });
  return JSON.parse(stderr);
}
