/** `value` with the window's own name wherever its texts say `{shortName}`. */
export function named<T>(value: T, name: string): T {
  if (typeof value === "string") return value.replaceAll("{shortName}", () => name) as T;
  if (Array.isArray(value)) return value.map((one) => named(one, name)) as T;
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, named(inner, name)]),
  ) as T;
}
