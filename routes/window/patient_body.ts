/** Bodies of forms have a time limit, which `Deno.serve` lacks: a drop every few seconds holds nothing for ever. */
import type { MiddlewareHandler } from "hono";

export interface BodyPatience {
  /** Milliseconds that every body gets. */
  grace: number;
  /** Bytes a second that it must keep up on the average besides. */
  rate: number;
}

/** The slowest lines that pages are made for carry six times that (accessibility_and_weight.md: 50 kbit/s). */
export const BODY_PATIENCE: BodyPatience = { grace: 20_000, rate: 1000 };

/**
 * A body that is too slow fails for whoever reads it, as one that broke off, and is answered. The front then ends the
 * connection; `Deno.serve` by itself reads on what nobody wants until the client leaves (measured, 2.9.6).
 */
export function patientBody(patience: BodyPatience): MiddlewareHandler {
  return async (c, next) => {
    const { raw } = c.req;
    if (raw.body) c.req.raw = new Request(raw, { body: keepPace(raw.body, patience) });
    await next();
  };
}

/** The same bytes; errors with `TimeoutError` when they come too slowly. */
export function keepPace(
  body: ReadableStream<Uint8Array>,
  { grace, rate }: BodyPatience,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const began = performance.now();
  let received = 0;

  async function read() {
    const left = began + grace + received / rate * 1000 - performance.now();
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(new DOMException("The body comes too slowly", "TimeoutError")),
      left,
    );
    try {
      return await Promise.race([reader.read(), late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  return new ReadableStream({
    async pull(controller) {
      try {
        const { value, done } = await read();
        if (done) return controller.close();
        received += value.length;
        controller.enqueue(value);
      } catch (error) {
        controller.error(error);
        await reader.cancel(error).catch(() => {});
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
