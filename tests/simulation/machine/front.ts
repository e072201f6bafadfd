/** The front before the machines: a request goes to one of them, and its answer may get lost. */
import type { Dice } from "../engine/dice.ts";
import type { Timeline } from "../engine/timeline.ts";
import { SECOND } from "../../../domain/platform/platform.ts";
import { whenAwake } from "../store/owner.ts";
import { isOutage, type Machine, type MachineDeps, startMachine } from "./machine.ts";

/** No answer: lost on the way, refused as the store is away, or the machine has died. */
export const NO_ANSWER = Symbol("no answer");

export type Ask = <T>(request: (machine: Machine) => Promise<T>) => Promise<T | typeof NO_ANSWER>;

export interface Front {
  ask: Ask;
  machines(): readonly Machine[];
  /** Kills a machine; another one takes its place a little later. */
  kill(index: number): void;
  /** The same at an answer of the store that is still to come. */
  killSoon(index: number): void;
  /** For some seconds it does nothing, and then goes on. */
  pause(index: number, duration: number): void;
  isCalm: boolean;
}

export function createFront(deps: MachineDeps, count: number): Front {
  const { timeline, dice } = deps;
  let started = 0;
  const start = () => startMachine(deps, `m${++started}`);
  const machines = Array.from({ length: count }, start);

  const front: Front = {
    isCalm: false,
    machines: () => machines,
    async ask(request) {
      // Often exactly as long as the other form of the same button.
      await timeline.sleep(dice.chance(0.5) ? 5 : dice.between(1, 40));
      if (isLost(front, dice)) return await late(timeline);
      const machine = dice.pick(machines.filter(({ owner }) => owner.isAlive));
      if (!machine) return await late(timeline);
      const awake = new Promise<void>((resolve) => whenAwake(timeline, machine.owner, resolve));
      const answer = await whileAlive(machine, awake.then(() => request(machine)).catch(refused));
      await timeline.sleep(dice.between(1, 40));
      return isLost(front, dice) ? await late(timeline) : answer;
    },
    kill(index) {
      const { owner } = machines[index];
      if (owner.isAlive) owner.die();
      timeline.after(dice.between(500, 5000), () => {
        if (!machines[index].owner.isAlive) machines[index] = start();
      });
    },
    killSoon(index) {
      machines[index].owner.answersLeft = 1 + dice.below(40);
      timeline.after(5000, () => {
        if (!machines[index].owner.isAlive) machines[index] = start();
      });
    },
    pause(index, duration) {
      const { owner } = machines[index];
      owner.resumesAt = timeline.now() + duration;
      owner.troubledUntil = Math.max(owner.troubledUntil, owner.resumesAt + SECOND);
    },
  };
  return front;
}

async function whileAlive<T>(machine: Machine, answer: Promise<T>): Promise<T | typeof NO_ANSWER> {
  let stop = () => {};
  const killed = new Promise<typeof NO_ANSWER>((resolve) => {
    stop = machine.onKilled(() => resolve(NO_ANSWER));
  });
  try {
    return await Promise.race([answer, killed]);
  } finally {
    stop();
  }
}

const isLost = ({ isCalm }: Front, dice: Dice) => !isCalm && dice.chance(0.004);

async function late(timeline: Timeline): Promise<typeof NO_ANSWER> {
  await timeline.sleep(1500);
  return NO_ANSWER;
}

function refused(error: unknown): typeof NO_ANSWER {
  if (isOutage(error)) return NO_ANSWER;
  throw error;
}
