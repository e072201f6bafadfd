/** Sign-in by QR: a browser waits, a signed-in phone approves. */
import type { Site } from "../site/groups.ts";
import { mountQrPhone } from "./phone.ts";
import { mountQrWait } from "./wait.ts";

export function mountQr(site: Site): void {
  mountQrWait(site);
  mountQrPhone(site);
}
