/** Calls from other programs: no pages, no cookies, no forms. */
import type { MiddlewareHandler } from "hono";
import { getLogger } from "@logtape/logtape";
import { STORE_RETRY, StoreUnavailable } from "../../domain/platform/store.ts";
import type { Visit, WindowContext } from "../site/visit.ts";

const logger = getLogger(["panjereh", "wires"]);

export const ownHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("cache-control", "no-store");
  c.header("x-content-type-options", "nosniff");
};

/** Another program cannot use an error page. */
export function answering(answer: (visit: Visit) => Response | Promise<Response>) {
  return async (c: WindowContext): Promise<Response> => {
    const visit = c.get("visit");
    try {
      return await answer(visit);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      logger.error("The store does not answer: {error}", { error: error.reason });
      return visit.send(null, { status: 503, headers: { "retry-after": String(STORE_RETRY) } });
    }
  };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const sendJson = (
  visit: Visit,
  value: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response =>
  visit.send(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
