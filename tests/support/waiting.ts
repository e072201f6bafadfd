/** Waits of tests. Each has an end and says what was waited for. */

/** Milliseconds: what takes longer will not come. */
const PATIENCE = 15_000;
/** What is waited for; a function where that can only be said when it did not come. */
type What = string | (() => string);
/** Milliseconds between two looks. */
const PAUSE = 10;

/** Resolves once it holds. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: What = String(holds),
  patience = PATIENCE,
): Promise<void> {
  const deadline = performance.now() + patience;
  while (!await within(holds(), what, patience)) {
    if (performance.now() > deadline) throw tooLate(what, patience);
    await pause();
  }
}

/** Looks again until nothing is thrown; in the end what was thrown last says why it waited in vain. */
export async function eventually<T>(look: () => T | Promise<T>, patience = PATIENCE): Promise<T> {
  const deadline = performance.now() + patience;
  while (true) {
    try {
      return await within(look(), String(look), patience);
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await pause();
  }
}

/** What the promise gives. */
export async function within<T>(
  promise: T | Promise<T>,
  what: What,
  patience = PATIENCE,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(tooLate(what, patience)), patience);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const pause = () => new Promise((go) => setTimeout(go, PAUSE));

const tooLate = (what: What, patience: number) =>
  new Error(`Waited ${patience} ms in vain: ${typeof what === "string" ? what : what()}`);
