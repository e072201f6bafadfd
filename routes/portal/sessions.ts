/** `/sessions`: where the person is signed in now, and the end of one or all of it. */
import type { Hono } from "hono";
import type { Include } from "../../domain/session/end_session.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { listSessions } from "../../domain/session/session_list.ts";
import { auditRecord } from "../../domain/journey/deps.ts";
import { liveSessionOf, placeOf } from "../site/caller.ts";
import type { WindowContext, WindowDeps, WindowEnv } from "../site/deps.ts";
import { readForm } from "../site/form.ts";
import { answer, redirectTo } from "../site/page.ts";
import { problem } from "../site/problem.ts";

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
    if (form.all) {
      const ended = await liveSessions.endAll(live, recordOf(c, live, { all: true }));
      return ended ? await signedOut(c) : signInFirst(c);
    }
    const ended = await liveSessions.endListed(
      live,
      form.end,
      recordOf(c, live, { session: form.end }),
    );
    if (form.end !== live.session.id) return await page(c, live, { ended });
    c.header("set-cookie", cookies.clear("panjereh_session"), { append: true });
    return redirectTo(c, "/sign-out");
  });

  /** For the commit that ends what `ended` names. */
  function recordOf(
    c: WindowContext,
    { account, session }: LiveSession,
    ended: { session: string } | { all: true },
  ): Include {
    const record = auditRecord(signIn, placeOf(deps, c), "session.ended", {
      accountId: account.id,
      detail: { ...ended, by: session.id },
    });
    return (write) => signIn.audit.include(write, record);
  }

  async function signedOut(c: WindowContext): Promise<Response> {
    c.header("set-cookie", cookies.clear("panjereh_session"), { append: true });
    c.set("actingFor", undefined);
    return await answer(deps, c, (context) => deps.views.signedOut(context, { everywhere: true }));
  }

  async function page(
    c: WindowContext,
    { account, sessionDigest: own }: LiveSession,
    { ended = false } = {},
  ): Promise<Response> {
    const sessions = (await listSessions(signIn, account)).map(({ sessionDigest, session }) => ({
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
  return redirectTo(c, `/login?${new URLSearchParams({ return_to: "/sessions" })}`);
}
