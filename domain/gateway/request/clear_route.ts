import { type Route, routeOf } from "../../services/routes.ts";
import { namesIn, readingsOf } from "./exact_path.ts";

/**
 * Whether all servers agree on the route of a path. `/api;x/`, `//api/` and `/%61pi/` lead to
 * `/api/` for some only: the default upstream would get what another one is for.
 */
export function isRouteClear(routes: readonly Route[], path: string): boolean {
  // Nothing in it has a second reading.
  if (routes.length === 0 || /^[A-Za-z0-9/_~@.-]*$/.test(path) && !path.includes("//")) return true;
  const route = routeOf(routes, path);
  const readings = readingsOf(path);
  return readings !== null &&
    readings.every((reading) => routeOf(routes, collapsed(reading)) === route);
}

/** Without parameters and empty segments. */
function collapsed(reading: string): string {
  const end = /[/\\]$/.test(reading) ? "/" : "";
  return `/${namesIn(reading).join("/")}${end}`;
}
