/**
 * Time limits for bodies of forms, which `Deno.serve` lacks: otherwise a byte every few seconds
 * would hold a connection forever.
 */
import type { Context, MiddlewareHandler } from "hono";
import { URL_ENCODED } from "./form.ts";
import type { WindowEnv } from "./visit.ts";
import type { BodyPatience } from "./window_ports.ts";

/** The slowest supported lines are six times as fast (accessibility_and_weight.md: 50 kbit/s). */
export const BODY_PATIENCE: BodyPatience = { grace: 20_000, rate: 1000 };

/** Our forms have less than one kilobyte. */
export const MAX_FORM_BYTES = 16 * 1024;

/**
 * A body that is too slow fails for its reader, like one that breaks off, and gets a response. The
 * front then closes the connection; `Deno.serve` alone reads an unwanted body until the client
 * leaves (measured, 2.9.6).
 *
 * A form with a short stated length is read at once (form.ts): as a stream it would cost a tenth of
 * its response.
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
    await readAtPace(c, patience, next);
  };
}

/** Handles the request with its body as a stream at this pace. */
export async function readAtPace(
  { req }: Pick<Context, "req">,
  patience: BodyPatience,
  next: () => Promise<void>,
): Promise<void> {
  const { raw } = req;
  if (!raw.body) return await next();
  const { body, letGo } = keepPace(raw.body, patience);
  req.raw = new Request(raw, { body });
  await next();
  await letGo();
}

/** `null` for any other body. */
function shortFormLength({ method, headers }: Request): number | null {
  if (method !== "POST" || !URL_ENCODED.test(headers.get("content-type") ?? "")) return null;
  const stated = headers.get("content-length");
  if (stated === null || !/^\d{1,5}$/.test(stated) || headers.has("transfer-encoding")) return null;
  return Number(stated) <= MAX_FORM_BYTES ? Number(stated) : null;
}

/** Rejects with `TimeoutError` if the whole has not arrived within `limit` milliseconds. */
export function inTime(body: Pick<Body, "text">, limit: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const timer = setTimeout(() => reject(late()), limit);
  body.text().then(resolve, (cause) => reject(brokenOff(cause)))
    .finally(() => clearTimeout(timer));
  // It may never be awaited.
  promise.catch(() => {});
  return promise;
}

/** The client's fault, or its line's: nothing of ours has failed. */
export class BodyFailed extends Error {
  constructor(
    override readonly name: "TimeoutError" | "BrokenOff",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const late = () => new BodyFailed("TimeoutError", "The body comes too slowly");
const brokenOff = (cause: unknown) => new BodyFailed("BrokenOff", "The body broke off", { cause });

export const isLate = (error: unknown) =>
  error instanceof BodyFailed && error.name === "TimeoutError";

export interface PacedBody {
  /**
   * The same bytes; fails with `TimeoutError` if they arrive too slowly. Nothing is read before the
   * reader asks.
   */
  body: ReadableStream<Uint8Array>;
  /**
   * To be called before the response if the rest of a partly read body is not wanted: its
   * connection would stay open, neither read nor closed, until a garbage collection (measured, Deno
   * 2.9.6).
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
    // Data that is already there would come before any timer.
    if (left <= 0) throw late();
    const tooLate = Promise.withResolvers<never>();
    const timer = setTimeout(() => tooLate.reject(late()), left);
    try {
      const part = reader.read().catch((cause) => Promise.reject(brokenOff(cause)));
      return await Promise.race([part, tooLate.promise]);
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
