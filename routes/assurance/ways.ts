import type { AssuranceLevel } from "../../domain/identity/account.ts";
import type { Level3Way } from "../../domain/session/level3.ts";
import type { WindowPorts } from "../site/window_ports.ts";

type Ways = Pick<WindowPorts, "cards" | "faces">;

/** The configured ways to level 3. */
export function waysToLevel3({ cards, faces }: Ways): Level3Way[] {
  return (["card", "face"] as const).filter((way) => way === "card" ? cards : faces);
}

export const isReachable = (level: AssuranceLevel, ways: Ways): boolean =>
  level < 3 || waysToLevel3(ways).length > 0;
