/** Tells an agency's people at the desk, and the window's operators, what became of a service. */
import type { Write } from "../platform/commit.ts";
import type { Clock, Random } from "../platform/platform.ts";
import type { LocalTexts } from "../services/service.ts";
import { type ServiceNews, tellOfService } from "../staff/members/tell_desk.ts";
import type { PublishedService } from "./published.ts";

/** Within the commit of the fact. `agencyId` is absent for services of the file. */
export function tellBothSides(
  deps: { clock: Clock; random: Random },
  write: Write,
  { agencyId, ...news }: Omit<ServiceNews, "roles">,
): void {
  const at = deps.clock.now();
  if (agencyId !== undefined) tellOfService(deps, write, { ...news, agencyId, at });
  tellOfService(deps, write, { ...news, at });
}

/** It was valid when it was published. */
export const titleOf = ({ service }: Pick<PublishedService, "service">): LocalTexts =>
  service.title as LocalTexts;
