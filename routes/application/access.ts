/** Who asks, and which application of their agency they mean. */
import { agencyOf } from "../../domain/application/write/agency_of.ts";
import { type Member, type OwnApplication, readOwn } from "../../domain/application/member.ts";
import type { Gap } from "../../domain/application/gaps.ts";
import { readDraft } from "../../domain/application/read_draft.ts";
import { surroundingsOf } from "../../domain/application/write/surroundings.ts";
import { maskIp } from "../../domain/budget/source.ts";
import { read } from "../../domain/platform/read.ts";
import type { SignedInStaff } from "../../domain/staff/session.ts";
import type { DeskGroups } from "../desk/groups.ts";
import type { Visit } from "../site/visit.ts";

/** Who may see, and who may change. */
export const viewers = (desk: DeskGroups) =>
  desk.allow("manager", "editor", "reader", "key_holder");
export const editors = (desk: DeskGroups) => desk.allow("manager", "editor");

export const BOARD = "/applications/:id";
export const boardOf = (id: string) => `/applications/${id}`;

export function memberOf(visit: Visit, { staff }: SignedInStaff): Member {
  const { id, name, agencyId = "" } = staff;
  return { id, name, agencyId, network: maskIp(visit.ip) };
}

export const isEditor = ({ staff: { roles } }: SignedInStaff): boolean =>
  roles.some((role) => role === "manager" || role === "editor");

type Handle<Found> = (visit: Visit, found: Found) => Response | Promise<Response>;

export interface Asked extends OwnApplication {
  id: string;
  member: Member;
  signedIn: SignedInStaff;
}

/** With the application of the path; another agency's is an unknown address. */
export const withOwn =
  (handle: Handle<Asked>) => async (visit: Visit, signedIn: SignedInStaff): Promise<Response> => {
    const member = memberOf(visit, signedIn);
    const id = visit.param("id");
    const own = await readOwn(visit.ports, member, id);
    return own
      ? await handle(visit, { ...own, id, member, signedIn })
      : await visit.problem("not_found");
  };

/** The same for a change: the staff of a suspended agency change nothing. */
export const toChange = (handle: Handle<Asked>) =>
  withOwn(async (visit, asked) => {
    const { state } = await agencyOf(visit.ports, asked.member.agencyId);
    return state === "active" ? await handle(visit, asked) : await visit.problem("forbidden");
  });

/** All that is missing or wrong. */
export async function gapsOf(visit: Visit, { application, draft, member }: Asked): Promise<Gap[]> {
  const { store } = visit.ports;
  const agency = await agencyOf(visit.ports, member.agencyId);
  const around = await surroundingsOf(visit.ports, (wanted) => read(store, wanted), {
    application,
    agency,
    draft,
  });
  return readDraft(draft, around).gaps;
}
