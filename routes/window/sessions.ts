/** `/sessions`: where the person is signed in now, and the end of one or all of it. */
import type { Hono } from "hono";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { type ListedSession, listSessions } from "../../domain/session/session_list.ts";
import { auditRecord } from "../../domain/sign_in/deps.ts";
import { liveSessionOf, placeOf } from "./caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "./deps.ts";
import { readForm } from "./form.ts";
import { answer, leaveFor } from "./page.ts";
import { problem } from "./problem.ts";

export function addSessions(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { signIn, liveSessions, cookies } = deps;

  app.get("/sessions", async (c) => {
    const live = await liveSessionOf(deps, c);
    return live ? await page(c, live) : signInFirst(c);
  });

  app.post("/sessions", async (c) => {
    const form = await readForm(c, ["end", "all"]);
    if (!form) return await problem(deps, c, "bad_request");
    const live = await liveSessionOf(deps, c);
    if (!live) return signInFirst(c);
    const all = await listSessions(signIn, live.account.id);
    const ending = form.all ? all : all.filter(({ session }) => session.id === form.end);
    for (const session of ending) await end(c, live, session);
    if (ending.some(({ sessionDigest }) => sessionDigest === live.sessionDigest)) {
      c.header("set-cookie", cookies.clear("panjereh_session"), { append: true });
      return leaveFor(c, "/sign-out");
    }
    return await page(c, live, { ended: ending.length > 0 });
  });

  async function end(
    c: WindowContext,
    { account, session: { id: by } }: LiveSession,
    { sessionDigest, session }: ListedSession,
  ): Promise<void> {
    const record = auditRecord(signIn, placeOf(deps, c), "session.ended", {
      accountId: account.id,
      detail: { session: session.id, by },
    });
    await liveSessions.signOut({ sessionDigest, session, account }, {
      include: (write) => signIn.audit.include(write, record),
    });
  }

  async function page(
    c: WindowContext,
    { account, sessionDigest: own }: LiveSession,
    { ended = false } = {},
  ): Promise<Response> {
    const sessions = (await listSessions(signIn, account.id)).map(({ sessionDigest, session }) => ({
      id: session.id,
      device: session.device,
      via: session.via ?? "code" as const,
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      current: sessionDigest === own,
    }));
    return await answer(deps, c, (context) => deps.views.sessions(context, { sessions, ended }));
  }
}

function signInFirst(c: WindowContext): Response {
  return leaveFor(c, `/login?${new URLSearchParams({ return_to: "/sessions" })}`);
}
