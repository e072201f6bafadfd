/** Waiting in tests: always with a time limit, and an error that names what was missing. */

/** Milliseconds. */
const PATIENCE = 15_000;
/** What is waited for; a function if the text is known only at the end. */
type What = string | (() => string);
/** Milliseconds between two checks. */
const PAUSE = 10;

/** Resolves once the condition holds. */
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

/** Retries until nothing is thrown; rethrows the last error when the time is up. */
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

/** The promise's value. */
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
