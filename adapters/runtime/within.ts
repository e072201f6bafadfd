/**
 * Whether the task ends within `limit` milliseconds, and before `hurry` aborts; it goes on by itself otherwise.
 * Rejects as the task does.
 */
export async function within(
  limit: number,
  task: Promise<unknown>,
  hurry?: AbortSignal,
): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const giveUp = () => late.resolve(false);
  const timer = setTimeout(giveUp, hurry?.aborted ? 0 : limit);
  hurry?.addEventListener("abort", giveUp);
  try {
    return await Promise.race([task.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
    hurry?.removeEventListener("abort", giveUp);
  }
}
