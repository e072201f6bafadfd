/**
 * What the desk has, by category (agency-service-request, «کارتابل»): its home and its menu are drawn
 * from this table. A feature adds one line here, and its words to `deskHome.sections`.
 */
import { listRegistrations } from "../../domain/agency/review.ts";
import { countTurn } from "../../domain/application/list.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import { waitingConnections } from "../../domain/bus/review.ts";
import { countOpenProposals } from "../../domain/console/propose.ts";
import {
  recoveriesForManager,
  recoveriesForOperator,
} from "../../domain/staff/recovery/approve.ts";
import { listMemberNews } from "../../domain/staff/members/tell_of_change.ts";
import { countWaiting } from "../../domain/support/tickets.ts";
import { AGENCY_ROLES, type Role, WINDOW_ROLES } from "../../domain/staff/role.ts";
import type { PageContext } from "../site/page.ts";
import type { WindowPorts } from "../site/window_ports.ts";

type Shown = NonNullable<NonNullable<PageContext["desk"]>["sections"]>[number];

export interface DeskSection extends Shown {
  /** Who has it, as at its path (groups.ts). */
  roles: readonly Role[];
  /** How much waits there for this member. */
  count?(ports: WindowPorts, signedIn: SignedInStaff): Promise<number>;
}

export const SECTIONS: readonly DeskSection[] = [
  {
    path: "/applications",
    name: "applications",
    roles: AGENCY_ROLES,
    count: ({ store }, { staff: { agencyId = "" } }) => countTurn(store, { agencyId }, "agency"),
  },
  {
    path: "/review",
    name: "review",
    roles: ["expert"],
    count: ({ store }) => countTurn(store, "all", "expert"),
  },
  {
    path: "/services",
    name: "services",
    roles: ["manager", "editor", "reader", "key_holder", "operator"],
  },
  {
    path: "/members",
    name: "members",
    roles: ["manager"],
    count: async ({ store }, signedIn) => {
      const [recoveries, news] = await Promise.all([
        recoveriesForManager(store, signedIn),
        listMemberNews(store, signedIn.staff.id),
      ]);
      return recoveries.length + news.length;
    },
  },
  { path: "/help", name: "help", roles: AGENCY_ROLES },
  {
    path: "/support",
    name: "support",
    roles: ["support", "operator"],
    count: ({ store }) => countWaiting(store),
  },
  { path: "/answers", name: "answers", roles: ["operator"] },
  { path: "/people", name: "people", roles: ["support", "operator"] },
  {
    path: "/proposals",
    name: "proposals",
    roles: ["operator"],
    count: (ports, { staff: { id } }) => countOpenProposals(ports, id),
  },
  { path: "/staff", name: "windowStaff", roles: ["operator"] },
  {
    path: "/recoveries",
    name: "recoveries",
    roles: ["operator"],
    count: async ({ store }) => (await recoveriesForOperator(store)).length,
  },
  { path: "/health", name: "health", roles: ["operator"] },
  { path: "/outbox", name: "outbox", roles: ["operator"] },
  { path: "/audit", name: "audit", roles: ["operator"] },
  { path: "/banners", name: "banners", roles: ["operator"] },
  { path: "/connections", name: "connections", roles: AGENCY_ROLES },
  {
    path: "/bus",
    name: "bus",
    roles: ["expert"],
    count: async ({ store }) => (await waitingConnections(store)).length,
  },
  { path: "/account", name: "account", roles: [...AGENCY_ROLES, ...WINDOW_ROLES] },
  {
    path: "/registrations",
    name: "registrations",
    roles: ["expert"],
    count: async ({ store }) => (await listRegistrations(store, "submitted")).length,
  },
];

/** Those of a member, in the order of the table. */
export const sectionsFor = (
  roles: readonly Role[],
  sections: readonly DeskSection[] = SECTIONS,
): readonly DeskSection[] =>
  sections.filter((section) => section.roles.some((role) => roles.includes(role)));
