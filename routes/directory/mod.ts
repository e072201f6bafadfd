/** The services as citizens look for them, and the stars that they set. */
import type { Site } from "../site/groups.ts";
import { mountService } from "./service.ts";
import { mountServices } from "./services.ts";
import { mountStars } from "./stars.ts";

export function mountDirectory(site: Site): void {
  mountServices(site);
  mountService(site);
  mountStars(site);
}
