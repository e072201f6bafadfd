import type { Level3Way } from "../../domain/session/level3.ts";
import type { WindowPorts } from "../site/window_ports.ts";

/** The configured ways to level 3. */
export function waysToLevel3({ cards, faces }: Pick<WindowPorts, "cards" | "faces">): Level3Way[] {
  return (["card", "face"] as const).filter((way) => way === "card" ? cards : faces);
}
