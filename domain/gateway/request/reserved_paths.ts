/** Paths on every service host that are the window's own. They never reach an upstream. */
export const RESERVED_PREFIX = "/_panjereh";

/** In any case: a file system below an upstream may not tell them apart. */
export function isReserved(path: string): boolean {
  const lower = path.toLowerCase();
  return lower === RESERVED_PREFIX || lower.startsWith(`${RESERVED_PREFIX}/`) ||
    lower.startsWith(`${RESERVED_PREFIX};`);
}
