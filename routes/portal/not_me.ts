/** `/not-me/<token>`: «این من نبودم», from a notice by SMS or e-mail. GET shows, POST acts, once. */
import type { Hono } from "hono";
import { readRefusal, refuse } from "../../domain/notice/refuse.ts";
import type { WindowDeps, WindowEnv } from "../site/deps.ts";
import { answer } from "../site/page.ts";

const TOKEN = /^[\w-]{43}$/;

export function addNotMe(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { signIn, liveSessions, views } = deps;

  app.get("/not-me/:token", async (c) => {
    const token = c.req.param("token");
    const refusal = TOKEN.test(token) ? await readRefusal(signIn, token) : null;
    if (!refusal) return await gone();
    return await answer(
      deps,
      c,
      (context) =>
        refusal.usedAt
          ? views.notMeDone(context, { first: false, several: false })
          : views.notMe(context, { ...refusal.notice, path: `/not-me/${token}` }),
    );

    function gone() {
      return answer(deps, c, (context) => views.notMeGone(context), { status: 404 });
    }
  });

  app.post("/not-me/:token", async (c) => {
    const token = c.req.param("token");
    const result = TOKEN.test(token) ? await refuse(signIn, token, c.env.requestId) : null;
    if (!result) {
      return await answer(deps, c, (context) => views.notMeGone(context), { status: 404 });
    }
    liveSessions.forget();
    return await answer(deps, c, (context) => views.notMeDone(context, result));
  });
}
