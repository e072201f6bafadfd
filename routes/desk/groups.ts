/** Where the desk's features mount their paths: closed to who is not signed in as staff. */
import { type SignedInStaff, useStaffSession } from "../../domain/staff/session.ts";
import type { Site } from "../site/groups.ts";
import type { Known } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

type Handler = (visit: Visit, signedIn: SignedInStaff) => Response | Promise<Response>;

export interface DeskGroups {
  open: Site["open"];
  signedIn: {
    get(path: string, handle: Handler): void;
    post(path: string, handle: Handler): void;
  };
}

/** Pages that the window has and the desk does not. */
const WINDOW_PAGES = ["/faq", "/contact", "/guide", "/privacy"];

/** What every page of the desk knows. `window`: the origin of the window. */
export const deskContext = (window: string, name?: string): Known => ({
  desk: { name, pages: Object.fromEntries(WINDOW_PAGES.map((path) => [path, window + path])) },
});

/** The member whose session this browser has. */
export async function staffOf(visit: Visit): Promise<SignedInStaff | null> {
  const token = visit.cookie("panjereh_desk");
  return token === undefined ? null : await useStaffSession(visit.ports, token);
}

export function createDeskGroups({ open }: Site, window: string): DeskGroups {
  const signedIn = (handle: Handler) => async (visit: Visit): Promise<Response> => {
    const live = await staffOf(visit);
    if (!live) return visit.leave(visit.cookie("panjereh_desk") ? "/login?ended" : "/login");
    visit.known = deskContext(window, live.staff.name);
    return await handle(visit, live);
  };
  return {
    open,
    signedIn: {
      get: (path, handle) => open.get(path, signedIn(handle)),
      post: (path, handle) => open.post(path, signedIn(handle)),
    },
  };
}
