/** Links of an agency to pages of its own service. */
import { isForPeople } from "../directory/directory.ts";
import type { Hosts } from "../services/hosts.ts";
import type { Service } from "../services/service.ts";

/** Whether a path stays on the host that it is put behind, whatever a browser makes of it. */
export function isOwnPath(path: string): boolean {
  const origin = "https://host.invalid";
  return /^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(path) && URL.canParse(path, origin) &&
    new URL(path, origin).origin === origin;
}

/** `undefined`: the service is gone, or has no address any more. */
export function linkTo(
  hosts: Pick<Hosts, "addressOf">,
  service: Service | undefined,
  path: string,
): string | undefined {
  if (!service || !isForPeople(service) || !isOwnPath(path)) return undefined;
  return new URL(path, hosts.addressOf(service)).href;
}
