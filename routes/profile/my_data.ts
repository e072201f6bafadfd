/** `/my-data`: all that is kept about the person, soon after a sign-in in this browser. */
import { isRecentlyProved } from "../../domain/access/needs.ts";
import { auditRecord } from "../../domain/journey/caller.ts";
import { beginExport, exportData } from "../../domain/my_data/export_data.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import { MY_DATA } from "../site/return_to.ts";
import type { Visit } from "../site/visit.ts";
import { sendFile } from "./download.ts";

export function mountMyData({ signedIn }: Site): void {
  signedIn.get(MY_DATA, page);
  signedIn.get(`${MY_DATA}/file`, file);
}

const isRecent = ({ ports }: Visit, { session }: LiveSession) =>
  isRecentlyProved(session, ports.clock.now());

async function page(visit: Visit, live: LiveSession): Promise<Response> {
  if (!isRecent(visit, live)) return await visit.signInFirst(MY_DATA);
  return await visit.page("myData", {});
}

async function file(visit: Visit, live: LiveSession): Promise<Response> {
  if (!isRecent(visit, live)) return await visit.signInFirst(MY_DATA);
  const { ports, place } = visit;
  const accountId = live.account.id;
  const record = { ...auditRecord(ports, place, "account.exported"), accountId };
  const retryAt = await beginExport(ports, record);
  if (retryAt === null) return sendFile(visit, "my-data.json", exportData(ports, accountId));
  return await visit.page("myData", { limitedUntil: retryAt }, { status: 429, retryAt });
}
