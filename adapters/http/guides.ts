/** The guide as a PDF, in each language. */
import { assetPath, type Assets } from "./assets.ts";

export interface GuideFile {
  path: string;
  bytes: number;
}

/**
 * Every `guide.<language>.pdf` of the folder (made by `deno task guide:pdf`); none if they state
 * another code.
 */
export async function loadGuides(
  folder: URL,
  dialCode: string,
): Promise<{ guides: Map<string, GuideFile>; assets: Assets }> {
  const guides = new Map<string, GuideFile>();
  const assets: Assets = [];
  const printed = JSON.parse(await Deno.readTextFile(new URL("printed_from.json", folder)));
  if (printed.dialCode !== dialCode) return { guides, assets };
  for await (const { name } of Deno.readDir(folder)) {
    const language = /^guide\.([a-z]{2})\.pdf$/.exec(name)?.[1];
    if (!language) continue;
    const body = await Deno.readFile(new URL(name, folder));
    const path = assetPath(`guide-${language}`, "pdf", body);
    guides.set(language, { path, bytes: body.length });
    assets.push([path, {
      contentType: "application/pdf",
      body,
      download: `panjereh-${name.replace(".", "-")}`,
    }]);
  }
  return { guides, assets };
}
