/** Where features mount their paths: a session is required unless they mount on `open`. */
import type { Hono } from "hono";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { takeSuccess } from "./go_on.ts";
import type { Visit, WindowEnv } from "./visit.ts";

type Answer = Response | Promise<Response>;

/** Paths without a session. */
export interface OpenGroup {
  get(path: string, handle: (visit: Visit) => Answer): void;
  post(path: string, handle: (visit: Visit) => Answer): void;
}

/** Paths that need a session; other visitors are redirected to sign-in and back. */
export interface SignedInGroup {
  get(path: string, handle: (visit: Visit, live: LiveSession) => Answer): void;
  /** `page`: where the person returns to; by default the form's own path. */
  post(path: string, handle: (visit: Visit, live: LiveSession) => Answer, page?: string): void;
}

export interface Site {
  open: OpenGroup;
  signedIn: SignedInGroup;
}

export function createSite(app: Hono<WindowEnv>): Site {
  const open: OpenGroup = {
    get: (path, handle) => void app.get(path, (c) => handle(c.get("visit"))),
    post: (path, handle) => void app.post(path, (c) => handle(c.get("visit"))),
  };
  return {
    open,
    signedIn: {
      get: (path, handle) => open.get(path, signedIn(handle)),
      post: (path, handle, page) => open.post(path, signedIn(handle, page)),
    },
  };
}

function signedIn(handle: (visit: Visit, live: LiveSession) => Answer, page?: string) {
  return async (visit: Visit): Promise<Response> => {
    const live = await visit.live();
    if (live && visit.request.method === "GET") visit.success = takeSuccess(visit);
    return live ? await handle(visit, live) : await visit.signInFirst(page ?? visit.path);
  };
}
