/** What happens to machines, to the network and to the store in the meantime. */
import { SECOND } from "../../../domain/platform/platform.ts";
import type { StoreNetwork } from "../store/network.ts";
import type { Stage } from "./stage.ts";

export interface Misfortunes {
  network: StoreNetwork;
  /** A failover, at the end of which the standby is the primary. */
  failOver(duration: number): void;
}

export async function strike(
  stage: Stage,
  { network, failOver }: Misfortunes,
  isOver: () => boolean,
): Promise<void> {
  const { timeline, dice, front } = stage;
  while (true) {
    await timeline.sleep(dice.between(2, 20) * SECOND);
    if (isOver()) return;
    const index = dice.below(front.machines().length);
    const fate = dice.next();
    if (fate < 0.6) front.kill(index);
    else if (fate < 0.85) {
      const { name } = front.machines()[index].owner;
      network.cut(name, timeline.now() + dice.between(1, 8) * SECOND);
    } else failOver(dice.between(2, 10) * SECOND);
  }
}
