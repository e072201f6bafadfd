/** The methods that pass. */

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
 */
export function judgeMethod(method: string): "allowed" | "refused" | "malformed" {
  if (allowed.has(method)) return "allowed";
  return /^[A-Z][A-Z-]*$/.test(method) ? "refused" : "malformed";
}
