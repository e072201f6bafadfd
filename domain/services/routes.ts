/** Several upstreams of one service, told apart by the path's first segments. */
import { z } from "zod";
import { differBy } from "./rules.ts";
import { upstreamUrls } from "./upstream_settings.ts";

/**
 * Whole segments of letters and digits: a path has no other spelling of them that passes, so that a
 * prefix cannot be written in another way.
 */
const prefix = z.string().max(256)
  .regex(/^\/(?:[A-Za-z0-9_~@.-]+\/)+$/, "must be like /api/, with a slash at both ends")
  .refine((text) => !/\/\.{1,2}\//.test(text), "has a dot segment")
  .refine((text) => !text.toLowerCase().startsWith("/_panjereh/"), "is the gateway's own");

const routeSchema = z.strictObject({ prefix, upstream: upstreamUrls });
export type Route = z.infer<typeof routeSchema>;

export const routesSchema = z.array(routeSchema).max(32).refine(
  ...differBy((route: Partial<Route> | null) => route?.prefix, "name a prefix twice"),
).default([]);

/** The route with the longest prefix of this path or target; `undefined`: `upstream` itself. */
export function routeOf(routes: readonly Route[], path: string): Route | undefined {
  let chosen: Route | undefined;
  for (const route of routes) {
    const isLonger = !chosen || route.prefix.length > chosen.prefix.length;
    if (isLonger && path.startsWith(route.prefix)) chosen = route;
  }
  return chosen;
}
