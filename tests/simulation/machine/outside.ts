/** Registries, the SMS operator and phones, as simulated ports that are slow and fail now and then. */
import type { Ports } from "../../../domain/ports.ts";
import { DeliveryFailed, type SmsMessage } from "../../../domain/notice/delivery.ts";
import { type RegistryName, RegistryUnavailable } from "../../../domain/registry/registries.ts";
import type { Dice } from "../engine/dice.ts";
import type { Timeline } from "../engine/timeline.ts";
import type { Person } from "./people.ts";
import type { Owner } from "../store/client.ts";

export interface Outside {
  people: Person[];
  /** Messages that have arrived, by mobile. */
  inbox: Map<string, SmsMessage[]>;
  ports(owner: Owner): Pick<Ports, "sms" | "sim" | "civil" | "post" | "foreigners">;
}

const CIVIL = { firstName: "سارا", lastName: "محمدی", fatherName: "رضا", alive: true };
const FAILING = 0.01;

export function createOutside(
  { timeline, dice, people }: { timeline: Timeline; dice: Dice; people: Person[] },
): Outside {
  const inbox: Outside["inbox"] = new Map();
  let messages = 0;

  /** An answer for a machine that still lives; otherwise it stays open for ever. */
  const within = <T>(owner: Owner, delay: number, answer: () => T): Promise<T> =>
    new Promise((resolve, reject) =>
      timeline.after(delay, () => {
        if (!owner.isAlive) return;
        try {
          resolve(answer());
        } catch (error) {
          reject(error);
        }
      })
    );

  const ask = <T>(owner: Owner, registry: RegistryName, answer: () => T): Promise<T> =>
    within(owner, dice.between(20, 400), () => {
      if (dice.chance(FAILING)) throw new RegistryUnavailable(registry, 5);
      return answer();
    });

  function arrive(mobile: string, message: SmsMessage) {
    const received = inbox.get(mobile);
    if (received) received.push(message);
    else inbox.set(mobile, [message]);
  }

  function send(owner: Owner, mobile: string, message: SmsMessage) {
    const isRefused = dice.chance(FAILING);
    const isUnanswered = dice.chance(FAILING);
    const mayArrive = !isRefused && (!isUnanswered || dice.chance(0.5));
    if (mayArrive) timeline.after(dice.between(100, 3000), () => arrive(mobile, message));
    return within(owner, dice.between(20, 300), () => {
      if (isRefused || isUnanswered) throw new DeliveryFailed(10, undefined, isUnanswered);
      return { messageId: `sms-${++messages}` };
    });
  }

  return {
    people,
    inbox,
    ports: (owner) => ({
      sms: { send: (mobile, message) => send(owner, mobile, message) },
      sim: {
        isOwner: (mobile, id) =>
          ask(
            owner,
            "sim",
            () => people.some((one) => one.mobile === mobile && one.nationalId === id),
          ),
      },
      civil: {
        findPerson: (id, date) =>
          ask(owner, "civil", () => {
            const person = people.find(({ nationalId }) => nationalId === id);
            const isBorn = person && Number(person.typed.year) === date.year &&
              Number(person.typed.month) === date.month && Number(person.typed.day) === date.day;
            return isBorn ? { ...CIVIL, postalCode: person.postalCode } : null;
          }),
      },
      post: { findAddress: () => ask(owner, "post", () => "تهران") },
      foreigners: { findForeigner: () => ask(owner, "foreigners", () => null) },
    }),
  };
}
