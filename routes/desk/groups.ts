/**
 * Where the desk's features mount their paths. Closed by default: each path names the roles that it
 * is open to, and what is mounted on none does not exist. Who has another role gets the page of
 * unknown addresses.
 */
import { recordUnknown } from "../../domain/staff/members/by_manager.ts";
import type { Role } from "../../domain/staff/role.ts";
import { type SignedInStaff, useStaffSession } from "../../domain/staff/session.ts";
import { takeSuccess } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import { typedOf } from "../site/language.ts";
import type { Known } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { BESIDE } from "../../views/components/form.tsx";
import { authorOf } from "../../domain/staff/kept_form.ts";
import { forgetTyped, keepTyped, typedBefore } from "./kept_form.ts";
import { sectionsFor } from "./sections.ts";

export type StaffHandler = (visit: Visit, signedIn: SignedInStaff) => Response | Promise<Response>;

interface StaffGroup {
  get(path: string, handle: StaffHandler): void;
  /** `page`: the mounted path of the page with the form, if it is none above the form's own. */
  post(path: string, handle: StaffHandler, page?: string): void;
}

/** Who may open a path, for the test of each role at each path. */
export interface DeskRight {
  method: "GET" | "POST";
  path: string;
  roles: readonly Role[] | "everyone";
}

export interface DeskGroups {
  /** Without a session. */
  open: Site["open"];
  /** For all members of staff, whatever their role. */
  signedIn: StaffGroup;
  /** For those who have one of these roles. */
  allow(...roles: [Role, ...Role[]]): StaffGroup;
  /** All that was mounted for staff. */
  rights: readonly DeskRight[];
}

/** Pages that the window has and the desk does not. */
const WINDOW_PAGES = ["/faq", "/contact", "/guide", "/privacy"];

/** What every page of the desk knows. `window`: the origin of the window. */
export const deskContext = (
  window: string,
  staff?: { name: string; roles: readonly Role[]; author: string },
): Known => ({
  desk: {
    name: staff?.name,
    author: staff?.author,
    window,
    pages: Object.fromEntries(WINDOW_PAGES.map((path) => [path, window + path])),
    sections: sectionsFor(staff?.roles ?? []),
  },
});

/** The member whose session this browser has. */
export async function staffOf(visit: Visit): Promise<SignedInStaff | null> {
  const token = visit.cookie("panjereh_desk");
  return token === undefined ? null : await useStaffSession(visit.ports, token);
}

export function createDeskGroups({ open }: Site, window: string): DeskGroups {
  const rights: DeskRight[] = [];

  function groupFor(roles: DeskRight["roles"]): StaffGroup {
    const mount = (
      method: DeskRight["method"],
      path: string,
      { handle, shownAt }: { handle: StaffHandler; shownAt?: string },
    ) => {
      rights.push({ method, path, roles });
      // Found with the first form: all paths are mounted then. What is opened is its own page.
      let above: string | undefined;
      const pageOf = ({ path: asked }: Visit) =>
        method === "GET" ? asked : filledIn(above ??= shownAt ?? pageAbove(path, rights), asked);
      open[method === "GET" ? "get" : "post"](path, async (visit) => {
        const live = await staffOf(visit);
        const page = pageOf(visit);
        if (!live) {
          const isKept = await keepTyped(visit, page);
          return visit.leave(isKept || visit.cookie("panjereh_desk") ? "/login?ended" : "/login");
        }
        const { id, name, roles: has } = live.staff;
        visit.known = deskContext(window, { name, roles: has, author: authorOf(visit.ports, id) });
        if (!isAllowed(roles, has)) return await visit.problem("not_found");
        if (method === "GET") {
          visit.success = takeSuccess(visit);
          visit.known.typed = await typedBefore(visit, id);
        }
        if (page !== visit.path) visit.known.here = page;
        const isBeside = method === "POST" && visit.query(BESIDE) !== undefined;
        if (isBeside) await takeBeside(visit, page);
        const response = await handle(visit, live);
        const isTaken = method === "POST" && !isBeside && response.status < 400;
        if (isTaken) await forgetTyped(visit, { staffId: id, page });
        if (response.status === 404 && isNaming(path)) await recordUnknown(visit.ports, live, path);
        return response;
      });
    };
    return {
      get: (path, handle) => mount("GET", path, { handle }),
      post: (path, handle, shownAt) => mount("POST", path, { handle, shownAt }),
    };
  }

  return {
    open,
    signedIn: groupFor("everyone"),
    allow: (...roles) => groupFor(roles),
    rights,
  };
}

/** Any page that answers shows what was typed beside the button, and a redirect to `page` does. */
async function takeBeside(visit: Visit, page: string): Promise<void> {
  visit.known.here = page;
  visit.known.typed = typedOf(await visit.fields() ?? new URLSearchParams());
}

/** The mounted path itself if it can be opened, or the nearest above that can. */
function pageAbove(mounted: string, rights: readonly DeskRight[]): string {
  const pages = new Set(rights.filter(({ method }) => method === "GET").map(({ path }) => path));
  let page = mounted;
  while (page !== "" && !pages.has(page)) page = page.slice(0, page.lastIndexOf("/"));
  return page || "/";
}

/** With the parameters that stand at the same places in this path. */
function filledIn(mounted: string, path: string): string {
  const given = path.split("/");
  return mounted.split("/").map((name, i) => name.startsWith(":") ? given[i] : name).join("/");
}

/** Whether it names something that can be another agency's. */
const isNaming = (path: string): boolean => path.includes("/:");

const isAllowed = (wanted: DeskRight["roles"], has: readonly Role[]): boolean =>
  wanted === "everyone" || has.some((role) => wanted.includes(role));
