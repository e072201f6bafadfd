/** What a registry of metrics says, as text. */
import type { Registry } from "prom-client";

/** The value of a line with exactly these labels; `undefined` for one that is not there. */
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
