/**
 * WebSocket handshakes that a client left in the middle, with a connection behind that only the end of the process
 * closes (docs/decisions/0115): one person can leave so many an hour.
 */
import { type Clock, HOUR, SECOND } from "../../platform/platform.ts";
import { PersonBusy } from "../upstream/upstream.ts";

export const MAX_LEFT_PER_HOUR = 20;

export interface LeftHandshakes {
  /** Throws `PersonBusy` when this person may begin none for now. */
  check(person: string): void;
  /** This person has left one. */
  note(person: string): void;
}

export function createLeftHandshakes({ clock }: { clock: Clock }): LeftHandshakes {
  const left = new Map<string, number[]>();
  const recent = (person: string) =>
    (left.get(person) ?? []).filter((time) => time > clock.now() - HOUR);
  return {
    check(person) {
      const times = recent(person);
      if (times.length < MAX_LEFT_PER_HOUR) return;
      const wait = Math.ceil((times[0] + HOUR - clock.now()) / SECOND);
      throw new PersonBusy("Cannot open WebSocket: the person left too many handshakes", wait);
    },
    note(person) {
      left.set(person, [...recent(person), clock.now()]);
    },
  };
}
