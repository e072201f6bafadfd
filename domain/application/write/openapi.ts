/** Methods of a service from a document (OpenAPI 3.0 and 3.1, §4.8.8 Paths Object), in JSON. */
import { z } from "zod";
import type { DraftItem } from "../draft.ts";
import { METHODS_OF_HTTP } from "../read_items.ts";

export type ImportFault = "json" | "openapi" | "version" | "empty";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text = z.string().optional().catch(undefined);
const operation = z.looseObject({ operationId: text, summary: text, description: text });
const document = z.looseObject({
  openapi: z.string(),
  // Looked at one by one: a document of fifty thousand paths costs no more than what is taken.
  paths: z.custom<Record<string, unknown>>(isObject).default({}),
});

/** At most as many as a service may have; longer texts are cut. `newId`: of each. */
export function readOpenApi(
  json: string,
  { max, newId }: { max: number; newId: () => string },
): { items: DraftItem[] } | { fault: ImportFault } {
  const parsed = parseJson(json);
  if (parsed === undefined) return { fault: "json" };
  const { data } = document.safeParse(parsed);
  if (!data) return { fault: "openapi" };
  if (!/^3\.\d/.test(data.openapi)) return { fault: "version" };
  const items: DraftItem[] = [];
  for (const [path, methods] of Object.entries(data.paths)) {
    if (items.length === max) break;
    if (!isObject(methods)) continue;
    for (const method of METHODS_OF_HTTP) {
      const { data: found } = operation.safeParse(methods[method.toLowerCase()]);
      if (!found || items.length === max || !path.startsWith("/")) continue;
      const { operationId, summary, description } = found;
      const fields = {
        method_name: (summary ?? operationId ?? `${method} ${path}`).slice(0, 80),
        method,
        method_path: path.slice(0, 200),
        method_description: (description ?? "").slice(0, 200),
      };
      items.push({ id: newId(), fields });
    }
  }
  return items.length > 0 ? { items } : { fault: "empty" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
