/**
 * A service's slots for requests, given to people in turn. What is above a person's share waits in
 * a queue of their own; in the service's queue each person takes one place, however many of their
 * requests wait. So one person's page of a hundred parts takes nothing from others.
 */
import { PersonBusy, UpstreamBusy } from "../../domain/gateway/upstream/upstream.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { UpstreamLimits } from "../../domain/services/upstream_settings.ts";

/** `Retry-After` in seconds for refused requests. */
export const RETRY_AFTER = 5;

export interface Turns {
  /**
   * Takes a slot, at once if one is free. Throws `UpstreamBusy`, `PersonBusy` or the signal's
   * reason.
   */
  take(person: string, signal: AbortSignal): Promise<void> | void;
  /** Gives a slot back. */
  release(person: string): void;
}

interface Waiting {
  enter(): void;
  refuse(reason: unknown): void;
}

interface Person {
  name: string;
  underWay: number;
  /** In order of arrival. */
  waiting: Set<Waiting>;
  /** Ends the wait for a turn. */
  timer?: ReturnType<typeof setTimeout>;
}

export function createTurns(limits: UpstreamLimits): Turns {
  /** A person who alone fills a small service waits for themselves, not in the service's queue. */
  const share = Math.min(limits.per_person, limits.requests);
  const people = new Map<string, Person>();
  /** Those who have a request waiting and less than their share, in the order of their turns. */
  const line = new Set<Person>();
  let free = limits.requests;

  const isDue = (person: Person) => person.underWay < share;

  function start(person: Person) {
    person.underWay++;
    free--;
    people.set(person.name, person);
  }

  function join(person: Person) {
    if (line.has(person)) return;
    line.add(person);
    person.timer = setTimeout(() => {
      for (const one of person.waiting) one.refuse(busy("the service does not keep up"));
    }, limits.wait * SECOND);
  }

  function leaveLine(person: Person) {
    clearTimeout(person.timer);
    line.delete(person);
  }

  /** A person's next turn comes after everybody else's. */
  function next() {
    for (const person of line) {
      if (free === 0) return;
      leaveLine(person);
      const [first] = person.waiting;
      start(person);
      first.enter();
      if (person.waiting.size > 0 && isDue(person)) join(person);
    }
  }

  function checkRoom(person: Person) {
    if (person.waiting.size >= limits.per_person_queue) {
      throw new PersonBusy("Cannot forward request: the person has too many", RETRY_AFTER);
    }
    if (isDue(person) && !line.has(person) && line.size >= limits.queue) {
      throw busy("the queue is full");
    }
  }

  function wait(person: Person, signal: AbortSignal): Promise<void> {
    checkRoom(person);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", leave);
      person.waiting.delete(waiting);
      if (person.waiting.size > 0) return;
      leaveLine(person);
      if (person.underWay === 0) people.delete(person.name);
    };
    const waiting: Waiting = {
      enter() {
        settle();
        resolve();
      },
      refuse(reason) {
        settle();
        reject(reason);
      },
    };
    const leave = () => waiting.refuse(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    const timer = setTimeout(
      () => waiting.refuse(new PersonBusy("Cannot forward request: waited long", RETRY_AFTER)),
      limits.per_person_wait * SECOND,
    );
    people.set(person.name, person);
    person.waiting.add(waiting);
    if (isDue(person)) join(person);
    return promise;
  }

  return {
    take(name, signal) {
      const person = people.get(name) ?? { name, underWay: 0, waiting: new Set() };
      if (free === 0 || !isDue(person)) return wait(person, signal);
      return start(person);
    },

    release(name) {
      const person = people.get(name)!;
      person.underWay--;
      free++;
      if (person.waiting.size > 0) join(person);
      else if (person.underWay === 0) people.delete(name);
      next();
    },
  };
}

function busy(why: string): UpstreamBusy {
  return new UpstreamBusy(`Cannot forward request: ${why}`, RETRY_AFTER);
}
