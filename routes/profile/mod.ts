/** What a person changes of themselves, and who was told. */
import type { Site } from "../site/groups.ts";
import { mountChanges } from "./changes.ts";
import { mountPostalCode } from "./postal_code.ts";

export function mountProfilePages(site: Site): void {
  mountPostalCode(site);
  mountChanges(site);
}
