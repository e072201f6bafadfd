/**
 * `/login/level`: level 3 for a service that requires it, by bank card or face (citizen-handbook
 * §6).
 */
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { FACE_PATH } from "../site/form.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";
import type { WindowPorts } from "../site/window_ports.ts";
import { CARD_PATH, mountCard } from "./card.ts";
import { mountFace } from "./face.ts";
import { whenNeeded } from "./needed.ts";
import { waysToLevel3 } from "./ways.ts";

export function mountAssurance(site: Site, ports: Pick<WindowPorts, "cards" | "faces">): void {
  const { cards, faces } = ports;
  const { open, signedIn } = site;
  if (!cards && !faces) {
    return open.get("/login/level", (visit) => visit.problem("level_unavailable"));
  }
  signedIn.get("/login/level", whenNeeded(choose));
  if (cards) mountCard(site, cards);
  if (faces) mountFace(site, faces);
}

async function choose(visit: Visit, { session }: LiveSession): Promise<Response> {
  const { ports, target: { service } } = visit;
  const ways = waysToLevel3(ports);
  const [only, ...others] = ways;
  if (!others.length) return await visit.goTo(only === "card" ? CARD_PATH : FACE_PATH);
  const why = session.level3 ? "lapsed" : "never";
  return await visit.page("level", { why, maxAge: service?.max_age, ways });
}
