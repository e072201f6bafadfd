/** `/looks`: who looked at the person's data. */
import { listLooks } from "../../domain/profile/looks.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";
import { titleOf } from "./service_title.ts";

const LOOKS = "/looks";

export function mountLooks({ signedIn }: Site): void {
  signedIn.get(LOOKS, page);
}

async function page(visit: Visit, { account }: LiveSession): Promise<Response> {
  const cursor = visit.query("before");
  const { values, isFirst, next } = await listLooks(visit.ports, account.id, { cursor });
  return await visit.page("looks", {
    looks: values.map(({ service, ...look }) => ({
      ...look,
      office: service === undefined ? undefined : titleOf(visit, service),
    })),
    older: next && `${LOOKS}?${new URLSearchParams({ before: next })}`,
    isFirstPage: isFirst,
  });
}
