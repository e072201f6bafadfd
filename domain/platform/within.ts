/**
 * Whether the task ends within `limit` milliseconds and before `signal` aborts. The task itself is
 * not stopped. Rejects if the task rejects.
 */
export async function within(
  limit: number,
  task: Promise<unknown>,
  signal?: AbortSignal,
): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const giveUp = () => late.resolve(false);
  const timer = setTimeout(giveUp, signal?.aborted ? 0 : limit);
  signal?.addEventListener("abort", giveUp);
  try {
    return await Promise.race([task.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}
