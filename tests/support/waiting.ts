/** Waits of tests. Each has an end and says what was waited for. */

/** Milliseconds: what takes longer will not come. */
const PATIENCE = 15_000;
/** Milliseconds between two looks. */
const PAUSE = 2;

/** Resolves once it holds. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what = String(holds),
  patience = PATIENCE,
): Promise<void> {
  const deadline = performance.now() + patience;
  while (!await holds()) {
    if (performance.now() > deadline) throw tooLate(what, patience);
    await new Promise((go) => setTimeout(go, PAUSE));
  }
}

/** What the promise gives. */
export async function within<T>(
  promise: Promise<T>,
  what: string,
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

const tooLate = (what: string, patience: number) =>
  new Error(`Waited ${patience} ms in vain: ${what}`);
