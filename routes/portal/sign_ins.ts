/** `/sign-ins`: the person's sign-ins of the last 90 days, newest first. */
import { listSignIns } from "../../domain/portal/past_sign_ins.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

const SIGN_INS = "/sign-ins";

export function mountSignIns({ signedIn }: Site): void {
  signedIn.get(SIGN_INS, page);
}

async function page(visit: Visit, { account, session }: LiveSession): Promise<Response> {
  const cursor = visit.query("before");
  const { values, isFirst, next } = await listSignIns(visit.ports, account.id, { cursor });
  return await visit.page("signIns", {
    signIns: values.map((signIn) => ({ ...signIn, current: signIn.session === session.id })),
    older: next && `${SIGN_INS}?${new URLSearchParams({ before: next })}`,
    isFirstPage: isFirst,
  });
}
