/** What a person writes to support. */
import { trimmed } from "../text/invisible.ts";
import { MAX_TEXT } from "./request.ts";

export type TextError = "missing" | "long";

/** With line ends as one character, as the page counts them (WHATWG HTML §4.10.11). */
export function parseText(typed: string): { text: string } | { error: TextError } {
  const text = trimmed(typed.replaceAll("\r\n", "\n"));
  if (text === "") return { error: "missing" };
  return text.length > MAX_TEXT ? { error: "long" } : { text };
}
