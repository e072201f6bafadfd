/** Questions to those who run the window: asked, followed, closed. */
import type { Site } from "../site/groups.ts";
import { mountNewRequest } from "./new_request.ts";
import { mountRequest } from "./request.ts";

export function mountSupport(site: Site): void {
  mountNewRequest(site);
  mountRequest(site);
}
