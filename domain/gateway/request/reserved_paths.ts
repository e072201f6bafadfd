/** The window's own paths on every service host. They never reach an upstream. */
export const RESERVED_PREFIX = "/_panjereh";

/** Case-insensitive, because an upstream's file system may be. */
export function isReserved(path: string): boolean {
  const lower = path.toLowerCase();
  return lower === RESERVED_PREFIX || lower.startsWith(`${RESERVED_PREFIX}/`) ||
    lower.startsWith(`${RESERVED_PREFIX};`);
}
