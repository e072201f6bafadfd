/** Bodies of forms have a time limit, which `Deno.serve` lacks: a byte every few seconds holds nothing for ever. */
import type { MiddlewareHandler } from "hono";
import { URL_ENCODED } from "./form.ts";
import type { WindowEnv } from "./visit.ts";
import type { BodyPatience } from "./window_ports.ts";

/** The slowest lines that pages are made for carry six times that (accessibility_and_weight.md: 50 kbit/s). */
export const BODY_PATIENCE: BodyPatience = { grace: 20_000, rate: 1000 };

/** A form of ours is below one kilobyte. */
export const MAX_FORM_BYTES = 16 * 1024;

/**
 * A body that is too slow fails for its reader, like one that broke off, and is answered. The front then ends the
 * connection; `Deno.serve` by itself reads on what is not wanted until the client leaves (measured, 2.9.6).
 *
 * A form that says that it is short is read at once (form.ts): as a stream it costs a tenth of its answer.
 */
export function patientBody(
  patienceFor: (path: string) => BodyPatience,
): MiddlewareHandler<WindowEnv> {
  return async (c, next) => {
    const { raw } = c.req;
    const patience = patienceFor(c.req.path);
    const length = shortFormLength(raw);
    if (length !== null) {
      c.set("form", inTime(raw, patience.grace + length / patience.rate * 1000));
      return await next();
    }
    if (!raw.body) return await next();
    const { body, letGo } = keepPace(raw.body, patience);
    c.req.raw = new Request(raw, { body });
    await next();
    await letGo();
  };
}

/** `null` for any other body. */
function shortFormLength({ method, headers }: Request): number | null {
  if (method !== "POST" || !URL_ENCODED.test(headers.get("content-type") ?? "")) return null;
  const stated = headers.get("content-length");
  if (stated === null || !/^\d{1,5}$/.test(stated) || headers.has("transfer-encoding")) return null;
  return Number(stated) <= MAX_FORM_BYTES ? Number(stated) : null;
}

/** Rejects with `TimeoutError` when the whole has not come within `limit` milliseconds. */
export function inTime(body: Pick<Body, "text">, limit: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(late()), limit);
  body.text().then(resolve, reject).finally(() => clearTimeout(timer));
  // It may never be read.
  promise.catch(() => {});
  return promise;
}

const late = () => new DOMException("The body comes too slowly", "TimeoutError");

export const isLate = (error: unknown) =>
  error instanceof DOMException && error.name === "TimeoutError";

export interface PacedBody {
  /** The same bytes; errors with `TimeoutError` when they come too slowly. Nothing is read before it is asked for. */
  body: ReadableStream<Uint8Array>;
  /**
   * To be called before the answer, when nothing more is wanted of a body that may have been read in part: its
   * connection would stay, neither read nor closed, until a garbage collection (measured, Deno 2.9.6).
   */
  letGo(): Promise<void>;
}

export function keepPace(
  body: ReadableStream<Uint8Array>,
  { grace, rate, limit = Infinity }: BodyPatience,
): PacedBody {
  const began = performance.now();
  let received = 0;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  async function read() {
    reader ??= body.getReader();
    const left = Math.min(grace + received / rate * 1000, limit) - (performance.now() - began);
    // What is there already would come before any timer.
    if (left <= 0) throw late();
    const tooLate = Promise.withResolvers<never>();
    const timer = setTimeout(() => tooLate.reject(late()), left);
    try {
      return await Promise.race([reader.read(), tooLate.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  const letGo = async (reason?: unknown) => await reader?.cancel(reason).catch(() => {});

  const paced = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done } = await read();
        if (done) return controller.close();
        received += value.length;
        controller.enqueue(value);
      } catch (error) {
        controller.error(error);
        await letGo(error);
      }
    },
    cancel: letGo,
  }, { highWaterMark: 0 });
  return { body: paced, letGo };
}
