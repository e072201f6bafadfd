import { writeReport } from "../../tests/walk/out.ts";
import { withMarked } from "./page.ts";

/** Replaces the marked part of `docs/<page>`, formatted by `deno fmt`. Throws if it has no markers. */
export async function writeChapter(page: string, name: string, text: string): Promise<void> {
  const former = await Deno.readTextFile(new URL(`../../docs/${page}`, import.meta.url));
  await writeReport(page, withMarked(former, name, text));
}
