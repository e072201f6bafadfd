import type { Imprints } from "../../domain/window/imprint.ts";
import type { Languages } from "./languages.ts";

/** The texts with the window's own name wherever they say `{shortName}`. */
export function nameWindow(languages: Languages, imprints: Imprints): Languages {
  return new Map(
    [...languages].map(([tag, texts]) => [tag, named(texts, imprints(tag).shortName.text)]),
  );
}

function named<T>(value: T, name: string): T {
  if (typeof value === "string") return value.replaceAll("{shortName}", () => name) as T;
  if (Array.isArray(value)) return value.map((one) => named(one, name)) as T;
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, named(inner, name)]),
  ) as T;
}
