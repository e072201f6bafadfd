/**
 * Servers of services that are told what happened: down for some time, slow, or so late that the
 * machine no longer waits for them. What was sent arrives even if the machine dies.
 */
import { SECOND } from "../../../domain/platform/platform.ts";
import type { Message } from "../../../domain/outbox/message.ts";
import type { Outcome } from "../../../domain/outbox/sender.ts";
import type { Dice } from "../engine/dice.ts";
import type { Timeline } from "../engine/timeline.ts";
import { type Owner, whenAwake } from "../store/owner.ts";

export interface Receivers {
  send(owner: Owner, message: Message): Promise<Outcome>;
  /** Nothing fails from now on. */
  heal(): void;
}

/** So long senders wait, as in domain/outbox/sender.ts. */
const TIME_LIMIT = 2.5 * SECOND;
const LONGEST_DOWN = 90 * SECOND;
const FAILING = 0.02;

const FAILED: Outcome = { outcome: "failed", reason: "simulated" };

export function createReceivers(
  { timeline, dice, onReceived }: {
    timeline: Timeline;
    dice: Dice;
    onReceived(message: Message): void;
  },
): Receivers {
  const downUntil = new Map<string, number>();
  /** Messages that they do not take while they take others. */
  const refusedUntil = new Map<string, number>();
  let isHealed = false;

  const answer = (owner: Owner, delay: number, outcome: Outcome): Promise<Outcome> =>
    new Promise((resolve) =>
      timeline.after(delay, () => whenAwake(timeline, owner, () => resolve(outcome)))
    );

  const isDown = (receiver: string) => (downUntil.get(receiver) ?? 0) > timeline.now();

  return {
    heal: () => void (isHealed = true),
    send(owner, message) {
      const { receiver } = message;
      const arriveAfter = (delay: number) => timeline.after(delay, () => onReceived(message));
      const fate = isHealed ? 0.5 : dice.next();
      if (fate < FAILING) {
        downUntil.set(receiver, timeline.now() + dice.between(SECOND, LONGEST_DOWN));
      }
      if (fate > 1 - FAILING) {
        refusedUntil.set(message.id, timeline.now() + dice.between(SECOND, LONGEST_DOWN));
      }
      const isRefused = (refusedUntil.get(message.id) ?? 0) > timeline.now();
      if (!isHealed && (isDown(receiver) || isRefused)) {
        return answer(owner, dice.chance(0.5) ? 20 : TIME_LIMIT, FAILED);
      }
      if (fate < 2 * FAILING) {
        arriveAfter(dice.between(0, 2 * TIME_LIMIT));
        return answer(owner, TIME_LIMIT, FAILED);
      }
      const [there, back] = [dice.between(5, 150), dice.between(5, 150)];
      arriveAfter(there);
      return answer(owner, there + back, { outcome: "delivered" });
    },
  };
}
