/** The window's paths for programs: what fails or is not there is told as a document, not a page. */
import { getLogger } from "@logtape/logtape";
import type { Hono } from "hono";
import { STORE_RETRY, StoreUnavailable } from "../domain/platform/store.ts";
import { createMethodsAt, type MethodsAt } from "./calls/methods_at.ts";
import { problemDocument } from "./gateway/refusal.ts";
import { BadForm } from "./site/form.ts";
import { BodyFailed } from "./site/patient_body.ts";
import type { WindowContext, WindowEnv } from "./site/visit.ts";

const logger = getLogger(["panjereh", "wires"]);

const FOR_PROGRAMS = /^\/(?:\.well-known|events|openid|wires)(?:\/|$)/;
/** Where a site's request goes on as a page. */
const FOR_PEOPLE = /^\/openid\/(?:authorize|continue|logout)(?:\/|$)/;

export const isForPrograms = (path: string): boolean =>
  FOR_PROGRAMS.test(path) && !FOR_PEOPLE.test(path);

/** Mounted before everything that answers there. */
export function useProgramPaths(app: Hono<WindowEnv>): void {
  let methodsAt: MethodsAt | undefined;
  app.use(async (c, next) => {
    const { path, method } = c.req;
    if (!isForPrograms(path)) return await next();
    // Once everything is mounted.
    methodsAt ??= createMethodsAt(app);
    const methods = methodsAt(path);
    if (methods.includes(method)) return await next();
    const { requestId } = c.env;
    return methods.length === 0
      ? problemDocument("not_found", { requestId })
      : problemDocument("method_not_allowed", {
        requestId,
        headers: { allow: methods.join(", ") },
      });
  });
}

/** An error that no handler catches. */
export function tellProgram({ env: { requestId } }: WindowContext, error: Error): Response {
  if (error instanceof StoreUnavailable) {
    logger.error("The store does not answer: {error}", { error: error.reason });
    return problemDocument("store_unavailable", { requestId, retryAfter: STORE_RETRY });
  }
  if (error instanceof BadForm || error instanceof BodyFailed) {
    return problemDocument("bad_request", { requestId });
  }
  logger.error("A call of a program failed: {error}", { error: error.stack ?? String(error) });
  return problemDocument("internal", { requestId });
}
