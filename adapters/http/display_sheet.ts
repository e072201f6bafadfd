/** The second style sheet, and the font that it may ask for. */
import { assetPath, type Assets, sheetOf } from "./assets.ts";

/**
 * One weight of Vazirmatn (OFL 1.1), from its package; `write` returns the sheet that refers to the
 * two files.
 */
export async function loadDisplaySheet(
  write: (files: { arabic: string; latin: string }) => string,
): Promise<{ path: string; assets: Assets }> {
  const font = async (script: string) => {
    const file = `@fontsource/vazirmatn/files/vazirmatn-${script}-400-normal.woff2`;
    const body = await Deno.readFile(new URL(import.meta.resolve(file)));
    return { path: assetPath(`vazirmatn-${script}`, "woff2", body), body };
  };
  const [arabic, latin] = await Promise.all([font("arabic"), font("latin")]);
  const relative = ({ path }: { path: string }) => path.slice(path.lastIndexOf("/") + 1);
  const sheet = sheetOf("display", write({ arabic: relative(arabic), latin: relative(latin) }));
  return {
    path: sheet[0],
    assets: [
      sheet,
      ...[arabic, latin].map(({ path, body }): Assets[number] => [
        path,
        { contentType: "font/woff2", body },
      ]),
    ],
  };
}
