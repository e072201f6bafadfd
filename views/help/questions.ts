import { withPlainNames } from "../components/names.tsx";
import type { Texts } from "../texts/types/mod.ts";

/** The questions with their answers as plain text, for searching. */
export function questionsOf({ faq }: Texts, dialCode: string): { id: string; text: string }[] {
  return Object.entries(faq.items).map(([id, { question, answer }]) => ({
    id,
    text: withPlainNames(`${question} ${answer}`, dialCode),
  }));
}
