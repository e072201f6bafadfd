/** Paths at which a service lets strangers in: there the gateway decides on every request. */
import type { Service } from "../../services/service.ts";

export interface OpenPath {
  path: string;
  /** Everything that begins so, too. */
  below: boolean;
}

/** Whatever the method: more than is open, never less (../openings/opening.ts). */
export function openPaths({ public: paths, form_returns }: Service): OpenPath[] {
  return [
    ...paths.map(({ path, exact }) => ({ path, below: !exact && path.endsWith("/") })),
    ...form_returns.map(({ path }) => ({ path, below: false })),
  ];
}
