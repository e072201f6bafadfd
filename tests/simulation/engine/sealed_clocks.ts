/**
 * While a simulation runs, timers are events of its timeline, and real time and randomness are
 * faults: what used them could not be replayed.
 */
import type { Timeline } from "./timeline.ts";

/** @returns how to give the real ones back */
export function sealClocks(timeline: Timeline): () => void {
  const waiting = new Map<number, () => void>();
  let last = 0;
  const sealed = {
    setTimeout(run: () => void, delay = 0) {
      const id = ++last;
      waiting.set(id, run);
      timeline.after(delay, () => take(id)?.());
      return id;
    },
    clearTimeout: (id?: number) => void take(id ?? 0),
    setInterval: refused("setInterval"),
  };

  function take(id: number) {
    const run = waiting.get(id);
    waiting.delete(id);
    return run;
  }

  const undo = [
    replace(globalThis, sealed),
    replace(Date, { now: refused("Date.now") }),
    replace(Math, { random: refused("Math.random") }),
    replace(crypto, { getRandomValues: refused("getRandomValues") }),
  ];
  return () => undo.forEach((each) => each());
}

const refused = (name: string) => (): never => {
  throw new Error(`${name} is real, and cannot be replayed`);
};

function replace(object: object, by: Record<string, unknown>): () => void {
  const before = Object.fromEntries(
    Object.keys(by).map((name) => [name, Reflect.get(object, name)]),
  );
  Object.assign(object, by);
  return () => void Object.assign(object, before);
}
