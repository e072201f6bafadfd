import type { Route } from "./routes.ts";

/** Every origin to which requests for a service may be forwarded. */
export function upstreamOrigins(
  { upstream = [], routes }: { upstream?: readonly string[]; routes: readonly Route[] },
): string[] {
  return [...upstream, ...routes.flatMap((route) => route.upstream)];
}
