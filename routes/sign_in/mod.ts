/** The journey from a mobile number to a session, a page for each step. */
import type { Site } from "../site/groups.ts";
import { mountCaptcha } from "./captcha.ts";
import { mountCode } from "./code.ts";
import { mountConfirm } from "./confirm.ts";
import { mountIdentity } from "./identity.ts";
import { mountMobile } from "./mobile.ts";
import { mountPostalCode } from "./postal_code.ts";
import { mountReturning } from "./returning.ts";

export function mountSignIn(site: Site): void {
  mountMobile(site);
  mountCaptcha(site);
  mountCode(site);
  mountReturning(site);
  mountIdentity(site);
  mountConfirm(site);
  mountPostalCode(site);
}
