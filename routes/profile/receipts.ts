/** `/connected/receipts`: what was released to whom, as pages and as a file (docs/receipts.md). */
import { downloadReceipts, listReceipts } from "../../domain/receipts/download.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";
import { sendFile } from "./download.ts";
import { titleOf } from "./service_title.ts";

const RECEIPTS = "/connected/receipts";

export function mountReceipts({ signedIn }: Site): void {
  signedIn.get(RECEIPTS, page);
  signedIn.get(`${RECEIPTS}/file`, file);
}

async function page(visit: Visit, { account }: LiveSession): Promise<Response> {
  const cursor = visit.query("before");
  const { values, isFirst, next } = await listReceipts(visit.ports, account.id, { cursor });
  return await visit.page("receipts", {
    receipts: values.map(({ service, ...receipt }) => ({
      ...receipt,
      title: titleOf(visit, service),
    })),
    older: next && `${RECEIPTS}?${new URLSearchParams({ before: next })}`,
    isFirstPage: isFirst,
  });
}

const file = async (visit: Visit, { account }: LiveSession): Promise<Response> =>
  sendFile(
    visit,
    "receipts.json",
    JSON.stringify(await downloadReceipts(visit.ports, account.id), null, 2),
  );
