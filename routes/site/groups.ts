/** Where features mount their paths: a session is required unless they mount on `open`. */
import type { Hono } from "hono";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { takeSuccess } from "./go_on.ts";
import type { Visit, WindowEnv } from "./visit.ts";

type Answer = Response | Promise<Response>;

/** `null`: another request of the same browser has renewed or ended the session in the meantime. */
export type SignedInHandler = (
  visit: Visit,
  live: LiveSession,
) => Response | Promise<Response | null>;

/** Paths without a session. */
export interface OpenGroup {
  get(path: string, handle: (visit: Visit) => Answer): void;
  post(path: string, handle: (visit: Visit) => Answer): void;
}

/** Paths that need a session; other visitors are redirected to sign-in and back. */
export interface SignedInGroup {
  get(path: string, handle: SignedInHandler): void;
  post(path: string, handle: SignedInHandler, options?: PostOptions): void;
}

interface PostOptions {
  /** Where the person returns to; by default the form's own path. */
  page?: string;
  /**
   * Without a session: the answer that the same form got a moment ago, when it gave the session
   * another token. `null` if there was none.
   */
  repeated?: (visit: Visit) => Promise<Response | null>;
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
      post: (path, handle, options) => open.post(path, signedIn(handle, options)),
    },
  };
}

function signedIn(handle: SignedInHandler, { page, repeated }: PostOptions = {}) {
  return async (visit: Visit): Promise<Response> => {
    const live = await visit.live();
    if (live && visit.request.method === "GET") visit.success = takeSuccess(visit);
    const answer = live && await handle(visit, live);
    return answer ?? await repeated?.(visit) ??
      await visit.signInFirst(page ?? visit.path);
  };
}
