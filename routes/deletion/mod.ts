/** `/my-data/deletion`: the person asks that their account be deleted, and may regret it. */
import { isRecentlyProved } from "../../domain/access/needs.ts";
import { askDeletion, cancelDeletion } from "../../domain/deletion/ask.ts";
import { openDossiers } from "../../domain/deletion/open_dossiers.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import { DELETION } from "../site/return_to.ts";
import type { Visit } from "../site/visit.ts";

export function mountDeletion({ signedIn }: Site): void {
  signedIn.get(DELETION, page);
  signedIn.post(DELETION, act);
}

/** So many open dossiers are named. */
const NAMED = 10;

async function page(visit: Visit, { account, session }: LiveSession): Promise<Response> {
  const { store, clock } = visit.ports;
  if (account.deletion) {
    return await visit.page("deletion", { state: "asked", dueAt: account.deletion.dueAt });
  }
  if (!isRecentlyProved(session, clock.now())) return await visit.signInFirst(DELETION);
  const { dossiers, hasMore } = await openDossiers(store, account.id, NAMED);
  return await visit.page("deletion", {
    state: "question",
    dossiers: dossiers.map(({ id, title }) => ({ id, title })),
    hasMore,
  });
}

async function act(visit: Visit, live: LiveSession): Promise<Response | null> {
  const { keep } = await visit.form(["keep"]);
  const { ports } = visit;
  if (keep) {
    const { outcome } = await cancelDeletion(ports, visit.callerOrNew(), live);
    return outcome === "elsewhere" ? null : await visit.page("deletion", { state: "kept" });
  }
  switch ((await askDeletion(ports, visit.callerOrNew(), live)).outcome) {
    case "asked":
      return visit.leave(DELETION);
    case "proof_needed":
      return await visit.signInFirst(DELETION);
    case "elsewhere":
      return null;
  }
}
