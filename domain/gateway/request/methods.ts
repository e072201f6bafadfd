/** The methods that pass. */
import type { Service } from "../../services/service.ts";

export const ALLOWED_METHODS = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
] as const;

const allowed: ReadonlySet<string> = new Set(ALLOWED_METHODS);

/**
 * `"refused"`: well-formed but not allowed (405); `"malformed"`: not a method (400). Methods are
 * case-sensitive (RFC 9110 §9.1): an upstream that accepts `get` would see another request than the
 * one that was judged.
 *
 * @param service undefined at the window
 */
export function judgeMethod(
  method: string,
  service?: Pick<Service, "methods">,
): "allowed" | "refused" | "malformed" {
  if (allowed.has(method) || service?.methods.includes(method)) return "allowed";
  return /^[A-Z][A-Z-]*$/.test(method) ? "refused" : "malformed";
}

/** Value of `Allow` (RFC 9110 §10.2.1). */
export function allowHeader(service?: Pick<Service, "methods">): string {
  return [...ALLOWED_METHODS, ...service?.methods ?? []].join(", ");
}
