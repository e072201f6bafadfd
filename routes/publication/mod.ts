/** `/services` of the desk: an agency's services, and for operators all of them. */
import type { DeskGroups } from "../desk/groups.ts";
import { confirmed } from "../staff/confirmed.ts";
import { deliver } from "./deliveries.ts";
import { changeKeys, changeScopes, settings } from "./settings.ts";
import { list, show } from "./services.ts";
import { changeStandingOf } from "./standing.ts";

export const SERVICES = "/services";
const SERVICE = `${SERVICES}/:id`;
const SETTINGS = `${SERVICE}/settings`;

export function mountPublication(desk: DeskGroups): void {
  const seeing = desk.allow("manager", "editor", "reader", "key_holder", "operator");
  seeing.get(SERVICES, list);
  seeing.get(SERVICE, show);
  seeing.get(SETTINGS, settings);
  desk.allow("manager", "operator").post(`${SERVICE}/standing`, confirmed(changeStandingOf));
  desk.allow("key_holder").post(`${SERVICE}/keys`, confirmed(changeKeys), SETTINGS);
  desk.allow("operator").post(`${SERVICE}/scopes`, confirmed(changeScopes), SETTINGS);
  desk.allow("key_holder", "operator").post(`${SERVICE}/deliveries`, confirmed(deliver));
}
