/** Reads values from a metrics registry's text. */
import type { Registry } from "prom-client";

/** The value of the line with exactly these labels; `undefined` if there is none. */
export async function figure(
  registry: Registry,
  name: string,
  labels: Record<string, string | number> = {},
): Promise<number | undefined> {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`).toSorted();
  for (const line of (await registry.metrics()).split("\n")) {
    const [, found, text = "", value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (found !== name) continue;
    if (text.split(",").filter(Boolean).toSorted().join() === wanted.join()) return Number(value);
  }
  return undefined;
}
