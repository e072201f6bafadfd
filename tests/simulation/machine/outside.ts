/** Registries, the SMS operator and phones, as simulated ports that are slow and fail now and then. */
import type { Ports } from "../../../domain/ports.ts";
import { DeliveryFailed, type SmsMessage } from "../../../domain/notice/delivery.ts";
import { type RegistryName, RegistryUnavailable } from "../../../domain/registry/registries.ts";
import type { Dice } from "../engine/dice.ts";
import type { Timeline } from "../engine/timeline.ts";
import { numberOf, type Person } from "./people.ts";
import { type Owner, whenAwake } from "../store/owner.ts";

export interface Outside {
  people: Person[];
  /** Messages that have arrived, by mobile. */
  inbox: Map<string, SmsMessage[]>;
  ports(owner: Owner): Pick<Ports, "sms"> & ReturnType<typeof registries>;
}

const CIVIL = { firstName: "سارا", lastName: "محمدی", fatherName: "رضا", alive: true };
const FAILING = 0.01;

export function createOutside(
  { timeline, dice, people, onSent }: {
    timeline: Timeline;
    dice: Dice;
    people: Person[];
    /** The operator is given a message, whatever becomes of it. */
    onSent(message: SmsMessage): void;
  },
): Outside {
  const inbox: Outside["inbox"] = new Map();
  let messages = 0;

  /** An answer for a machine that still lives; otherwise it stays open for ever. */
  const within = <T>(owner: Owner, delay: number, answer: () => T): Promise<T> =>
    new Promise((resolve, reject) =>
      timeline.after(delay, () =>
        whenAwake(timeline, owner, () => {
          try {
            resolve(answer());
          } catch (error) {
            reject(error);
          }
        }))
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
    onSent(message);
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
      ...registries(people, (registry, answer) => ask(owner, registry, answer)),
    }),
  };
}

type Ask = <T>(registry: RegistryName, answer: () => T) => Promise<T>;

function registries(people: readonly Person[], ask: Ask) {
  const byId = (id: string) => people.find(({ nationalId }) => nationalId === id);
  return {
    sim: {
      isOwner: (mobile, id) => ask("sim", () => byId(id)?.mobile === mobile),
    },
    civil: {
      findPerson: (id, date) =>
        ask("civil", () => {
          const person = byId(id);
          const isBorn = person && Number(person.typed.year) === date.year &&
            Number(person.typed.month) === date.month && Number(person.typed.day) === date.day;
          return isBorn ? { ...CIVIL, postalCode: person.postalCode } : null;
        }),
    },
    post: { findAddress: () => ask("post", () => "تهران") },
    foreigners: { findForeigner: () => ask("foreigners", () => null) },
    cards: {
      isHolder: (number, who) => ask("cards", () => byId(numberOf(who))?.card === number),
    },
    companies: {
      findCompany: (companyId, who) =>
        ask("companies", () => {
          if (byId(numberOf(who))?.companyId !== companyId) return null;
          return { name: "شرکت", status: "active", role: "chief_executive" };
        }),
    },
  } satisfies Pick<Ports, "sim" | "civil" | "post" | "foreigners" | "cards" | "companies">;
}
