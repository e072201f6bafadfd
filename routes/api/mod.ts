/** The agencies' API, on a host of its own: no pages of people, no cookies, no forms. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { getLogger } from "@logtape/logtape";
import { STORE_RETRY, StoreUnavailable } from "../../domain/platform/store.ts";
import { BODY_PATIENCE, readAtPace } from "../site/patient_body.ts";
import { apiDocument } from "./document.ts";
import { mountDossiers } from "./dossiers.ts";
import type { ApiContext, ApiEnv, ApiPorts } from "./env.ts";
import { mountApiEvents } from "./events.ts";
import { mountLetters } from "./letters.ts";
import { faultsOf, problem, ProblemThrown } from "./problems.ts";
import { authenticate } from "./secured.ts";

const logger = getLogger(["panjereh", "api"]);

/** A letter of Persian text of the greatest length, escaped, and some room. */
const MAX_BODY_BYTES = 256 * 1024;

export function createApi(ports: ApiPorts): OpenAPIHono<ApiEnv> {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook(result, c) {
      if (result.success) return;
      problem(c, "invalid", { errors: faultsOf(result.error, prefixOf(result.target)) });
    },
  });
  api.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
  });
  api.use((c, next) => readAtPace(c, BODY_PATIENCE, next));
  api.get("/api/v1/openapi.json", (c) => c.json(apiDocument(api, ports.hosts.window)));
  api.use("/api/*", authenticate(ports));
  api.use(
    "/api/*",
    bodyLimit({ maxSize: MAX_BODY_BYTES, onError: (c) => problem(c as ApiContext, "too_large") }),
  );
  mountLetters(api, ports);
  mountDossiers(api, ports);
  mountApiEvents(api, ports);
  api.notFound((c) => answerOf(c, () => problem(c, "not_found")));
  api.onError((error, c) => answerOf(c, () => tellFailure(error, c)));
  return api;
}

/** A header or query has no place in a JSON document. */
const prefixOf = (target: string): string => target === "json" ? "" : `/${target}`;

function tellFailure(error: Error, c: ApiContext): never {
  if (error instanceof ProblemThrown) throw error;
  if (error instanceof StoreUnavailable) {
    logger.error("The store does not answer: {error}", { error: error.reason });
    problem(c, "store_unavailable", { headers: { "retry-after": String(STORE_RETRY) } });
  }
  // Of the library: a body that is not JSON, or is not said to be.
  if (error instanceof HTTPException) {
    problem(c, error.status === 415 ? "media_type" : "malformed");
  }
  logger.error("A request to the API failed: {error}", { error });
  problem(c, "internal");
}

/** Headers that were set on the way stay with the problem. */
function answerOf(c: ApiContext, tell: () => never): Response {
  try {
    return tell();
  } catch (error) {
    if (!(error instanceof ProblemThrown)) throw error;
    const { body, status, headers } = error.response;
    for (const [name, value] of headers) c.header(name, value);
    return c.newResponse(body, status as 400);
  }
}
