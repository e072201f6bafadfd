/**
 * WebSocket handshakes abandoned by their clients. Each leaves a connection open until the process
 * ends (docs/decisions/0115), so the number per person and hour is limited.
 */
import { type Clock, HOUR, SECOND } from "../../platform/platform.ts";
import { PersonBusy } from "../upstream/upstream.ts";

export const MAX_LEFT_PER_HOUR = 20;

export interface LeftHandshakes {
  /** Throws `PersonBusy` if this person may not begin a handshake now. */
  check(person: string): void;
  /** Records that this person abandoned one. */
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
