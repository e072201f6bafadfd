import assert from "node:assert/strict";
import { digestOfGuide, GUIDE_FOLDER, guideHtml, SOURCES } from "../../static/guide/source.ts";
import { languages, views } from "./sample.ts";

Deno.test("guide: the files were printed from the pages as they are (deno task guide:pdf)", async () => {
  const { pages } = JSON.parse(await Deno.readTextFile(SOURCES));
  for (const language of languages.keys()) {
    assert.equal(pages[language], await digestOfGuide(guideHtml(views, language)), language);
    const { size } = await Deno.stat(new URL(`guide.${language}.pdf`, GUIDE_FOLDER));
    assert.ok(size < 150 * 1024, `${size} bytes`);
  }
});
