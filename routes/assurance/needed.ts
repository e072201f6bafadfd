/** Shared by the pages of level 3: access to them, and where a person continues. */
import { needOf } from "../../domain/access/needs.ts";
import { adopt, goOn } from "../site/go_on.ts";
import type { SignedInHandler } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

/** For people of level 2 without level 3; others are redirected to where they belong. */
export function whenNeeded(run: SignedInHandler): SignedInHandler {
  return (visit, live) => {
    const { session } = live;
    const { target: { service }, ports: { clock } } = visit;
    const isNeeded = service ? needOf(session, service, clock.now()) === "level3" : !session.level3;
    // The first page knows what is missing before this, and what comes next otherwise.
    return session.level >= 2 && isNeeded ? run(visit, live) : visit.goTo("/login");
  };
}

export function goOnRaised(visit: Visit, raised: Parameters<typeof adopt>[1]): Response {
  adopt(visit, raised);
  return goOn(visit, "raised");
}
