/** A person's e-mail address, and how they want to be told. */
import type { Site } from "../site/groups.ts";
import { mountContactEmail } from "./email.ts";
import { mountNotices } from "./notices.ts";

export function mountContact(site: Site): void {
  mountContactEmail(site);
  mountNotices(site);
}
