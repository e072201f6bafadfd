/** What a person changes of themselves, who was told, and what services have received. */
import type { Site } from "../site/groups.ts";
import { mountChanges } from "./changes.ts";
import { mountConnected } from "./connected.ts";
import { mountLooks } from "./looks.ts";
import { mountMyData } from "./my_data.ts";
import { mountPostalCode } from "./postal_code.ts";
import { mountReceipts } from "./receipts.ts";

export function mountProfilePages(site: Site): void {
  mountPostalCode(site);
  mountChanges(site);
  mountConnected(site);
  mountReceipts(site);
  mountLooks(site);
  mountMyData(site);
}
