/**
 * Runs something that can be aborted, and aborts it after `limit` milliseconds. An
 * `AbortSignal.timeout` would fire for every run, long after its end.
 */
export async function withTimeLimit<T>(
  limit: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new DOMException("No answer in time", "TimeoutError")),
    limit,
  );
  try {
    return await run(late.signal);
  } finally {
    clearTimeout(timer);
  }
}
