/** After sessions have ended: tells the services that they had entered. */
import { sidAt, subjectAt } from "../gateway/visitor/pairwise.ts";
import type { Clock, KeyedHash } from "../platform/platform.ts";
import type { Store } from "../platform/store.ts";
import type { Catalogue } from "../services/catalogue.ts";
import { takeEnded } from "../session/entered_services.ts";
import type { SessionEnds } from "./ports.ts";

export interface TellServicesDeps {
  store: Store;
  clock: Clock;
  hash: KeyedHash;
  catalogue: Pick<Catalogue, "current">;
  sessionEnds: SessionEnds;
}

/** One function for every way in which sessions end, except that nobody used them. */
export async function tellServices(
  deps: TellServicesDeps,
  accountIds: readonly string[],
): Promise<void> {
  const { hash, catalogue, sessionEnds } = deps;
  for (const accountId of accountIds) {
    for (const { sessionId, services } of await takeEnded(deps, accountId)) {
      for (const id of services) {
        const service = catalogue.current().get(id);
        if (service?.backchannel_logout_uri === undefined) continue;
        const subject = subjectAt(service, accountId, hash);
        sessionEnds.sessionEnded({ service, subject, sid: sidAt(service, sessionId, hash) });
      }
    }
  }
}
