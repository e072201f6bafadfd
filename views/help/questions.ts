import { withPlainNames } from "../components/names.tsx";
import type { Page } from "../components/page.ts";

/** The questions with their answers as plain text, for searching. */
export function questionsOf(
  page: Pick<Page, "texts" | "dialCode" | "imprint">,
): { id: string; text: string }[] {
  return Object.entries(page.texts.faq.items).map(([id, { question, answer }]) => ({
    id,
    text: withPlainNames(page, `${question} ${answer}`),
  }));
}
