/** Tells an agency that what it is sent of a service waits, since its server failed for a day. */
import type { Sender } from "../outbox/sender.ts";
import type { Clock, Random } from "../platform/platform.ts";
import type { Catalogue } from "../services/catalogue.ts";
import { KEY_ROLES, tellOfService } from "../staff/members/tell_desk.ts";

interface Deps {
  clock: Clock;
  random: Random;
  catalogue: Pick<Catalogue, "current">;
}

/** `sender`: of messages whose receiver has the service's ID behind a colon. */
export const tellingWhenPaused = ({ catalogue, ...deps }: Deps, sender: Sender): Sender => ({
  ...sender,
  paused({ receiver }) {
    const service = catalogue.current().get(receiver.slice(receiver.indexOf(":") + 1));
    const agencyId = service?.desk?.published?.agencyId;
    return (write) => {
      if (!service || agencyId === undefined) return;
      const { id, title } = service;
      const told = { kind: "deliveries_paused", service: id, title, agencyId } as const;
      tellOfService(deps, write, { ...told, roles: KEY_ROLES, at: deps.clock.now() });
    };
  },
});
