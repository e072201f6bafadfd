/** What happens to machines, to the network and to the store in the meantime. */
import { SECOND } from "../../../domain/platform/platform.ts";
import type { StoreNetwork } from "../store/network.ts";
import type { Stage } from "./stage.ts";

export interface Misfortunes {
  network: StoreNetwork;
  /**
   * A failover, at the end of which the standby is the primary. One machine may talk to the former
   * one for some time.
   */
  failOver(duration: number, stranded: string): void;
}

export async function strike(
  stage: Stage,
  { network, failOver }: Misfortunes,
  isOver: () => boolean,
): Promise<void> {
  const { timeline, dice, front } = stage;
  const cut = (index: number) => {
    const { name } = front.machines()[index].owner;
    network.cut(name, timeline.now() + dice.between(1, 8) * SECOND);
  };
  const fates: readonly ((index: number) => void)[] = [
    front.kill,
    front.kill,
    front.killSoon,
    front.killSoon,
    cut,
    cut,
    (index) => front.machines()[index].setClock(),
    (index) => front.pause(index, dice.between(1, 10) * SECOND),
    (index) => failOver(dice.between(2, 10) * SECOND, front.machines()[index].owner.name),
  ];
  while (true) {
    await timeline.sleep(dice.between(2, 20) * SECOND);
    if (isOver()) return;
    const index = dice.below(front.machines().length);
    dice.pick(fates)(index);
  }
}
