/**
 * Reports the answer of the security code `id` to the sandbox, over HTTP. Composed by `deno task
 * start` only. Throws if the sandbox did not accept it, since automated tests could not pass
 * without it.
 */
export function createCaptchaObserver(
  sandboxOrigin: string,
): (id: string, answer: string) => Promise<void> {
  return async (id, answer) => {
    const response = await fetch(`${sandboxOrigin}/captchas`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ id, answer }),
      redirect: "manual",
      signal: AbortSignal.timeout(3000),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`Cannot tell the sandbox an answer: ${response.status}`);
  };
}
