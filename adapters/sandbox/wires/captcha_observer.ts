/**
 * Tells the sandbox, over HTTP, what the security code `id` shows. Composed by `deno task start` only.
 * Throws when the sandbox did not take it: an automated person could not pass then.
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
