import type { Service } from "./service.ts";

/** Every origin to which requests for a service may be forwarded. */
export function upstreamOrigins({ upstream = [] }: Service): string[] {
  return upstream;
}
