/** `/not-me/<token>`: «من نبودم», from a notice by SMS or e-mail. GET shows, POST acts, once. */
import { readRefusal, refuse } from "../../domain/notice/refuse.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

const TOKEN = /^[\w-]{43}$/;

export function mountNotMe({ open }: Site): void {
  open.get("/not-me/:token", show);
  open.post("/not-me/:token", act);
}

async function show(visit: Visit): Promise<Response> {
  const token = visit.param("token");
  const refusal = TOKEN.test(token) ? await readRefusal(visit.ports, token) : null;
  if (!refusal) return await gone(visit);
  return refusal.usedAt
    ? await visit.page("notMeDone", { first: false, several: false, passkeys: false })
    : await visit.page("notMe", { ...refusal.notice, path: `/not-me/${token}` });
}

async function act(visit: Visit): Promise<Response> {
  const { ports, requestId } = visit;
  const token = visit.param("token");
  const result = TOKEN.test(token) ? await refuse(ports, token, requestId) : null;
  if (!result) return await gone(visit);
  const { accountId, ...shown } = result;
  ports.liveSessions.ended([accountId]);
  return await visit.page("notMeDone", shown);
}

const gone = (visit: Visit) => visit.page("notMeGone", undefined, { status: 404 });
