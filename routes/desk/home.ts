/** `/` of the desk, and signing out. */
import { readKeptForm } from "../../domain/staff/kept_form.ts";
import { agencyNameOf } from "../../domain/agency/agency.ts";
import {
  endStaffSession,
  type SignedInStaff,
  STAFF_IDLE_LIMIT,
} from "../../domain/staff/session.ts";
import type { Visit } from "../site/visit.ts";
import type { DeskGroups } from "./groups.ts";
import { sectionsFor } from "./sections.ts";

export function mountDeskHome({ signedIn }: DeskGroups): void {
  signedIn.get("/", home);
  // The menu has a link, which asks.
  signedIn.get("/sign-out", (visit) => visit.page("deskSignOut", {}));
  signedIn.post("/sign-out", signOut);
}

async function home(visit: Visit, signedIn: SignedInStaff): Promise<Response> {
  const { agencyId, name, userName, roles } = signedIn.staff;
  const sections = await Promise.all(
    sectionsFor(roles).map(async ({ path, name, count }) => ({
      path,
      name,
      count: await count?.(visit.ports, signedIn),
    })),
  );
  return await visit.page("deskHome", {
    sections,
    kept: (await readKeptForm(visit.ports, signedIn.staff.id))?.path,
    name,
    userName: userName.value,
    roles,
    agency: agencyId === undefined
      ? undefined
      : await agencyNameOf(visit.ports.store, agencyId, visit.language),
    endsAt: visit.ports.clock.now() + STAFF_IDLE_LIMIT,
  });
}

async function signOut(visit: Visit, signedIn: SignedInStaff): Promise<Response> {
  await endStaffSession(visit.ports, signedIn);
  visit.clearCookie("panjereh_desk");
  return visit.leave("/login?signed_out");
}
