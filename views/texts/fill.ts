import type { Child } from "hono/jsx";

/** The text with its `{placeholders}` replaced; values may be elements and are escaped when rendered. */
export function fill(text: string, values: Record<string, Child>): Child[] {
  return text.split(/\{(\w+)\}/).map((part, i) => i % 2 ? values[part] : part);
}

/** The same for plain text, such as the title. */
export function fillPlain(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
