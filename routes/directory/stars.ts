/** `/stars`: the order of a person's stars. */
import { changeStars, type StarChange, starredServices } from "../../domain/directory/stars.ts";
import { localText } from "../../domain/services/service.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

const STARS = "/stars";

export function mountStars({ signedIn }: Site): void {
  signedIn.get(STARS, show);
  signedIn.post(STARS, change);
}

async function show(visit: Visit, live: LiveSession): Promise<Response> {
  const { language, ports: { directory, store } } = visit;
  const starred = await starredServices(store, live.account.id, (id) => !!directory.find(id));
  return await visit.page("stars", {
    services: starred.map((id) => ({
      id,
      title: localText(directory.find(id)!.title, language),
    })),
  });
}

async function change(visit: Visit, live: LiveSession): Promise<Response> {
  const { directory, store } = visit.ports;
  const wanted = changeOf((await visit.form(["change"])).change);
  if (wanted) await changeStars(store, live.account.id, wanted, (id) => !!directory.find(id));
  return await visit.goTo(STARS);
}

/** "library 2": to this place. "library": without a star. */
function changeOf(text: string): StarChange | undefined {
  const [, id, to] = /^([a-z0-9-]+)(?: (\d{1,2}))?$/.exec(text) ?? [];
  if (id === undefined) return undefined;
  return to === undefined ? { unstar: id } : { move: id, to: Number(to) };
}
