/** Notifications by the person's own browsers: their page, and the script that shows them. */
import type { Site } from "../site/groups.ts";
import { mountPushPage } from "./push.ts";
import { mountPushWorker } from "./worker.ts";

export function mountPush(site: Site): void {
  mountPushPage(site);
  mountPushWorker(site);
}
