/** The agencies' API, on a host of its own: no pages of people, no cookies, no forms. */
import { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { getLogger } from "@logtape/logtape";
import { createRateLimit } from "../../domain/api/rate_limit.ts";
import { STORE_RETRY, StoreUnavailable } from "../../domain/platform/store.ts";
import { createMethodsAt } from "../calls/methods_at.ts";
import { BODY_PATIENCE, readAtPace } from "../site/patient_body.ts";
import { ATTACHMENTS_PATH } from "./attachment_routes.ts";
import { mountAttachments } from "./attachments.ts";
import { BATCH_PATH, MAX_BATCH_BYTES, mountBatches } from "./batch.ts";
import { apiDocument, DOCUMENT_PATH } from "./document.ts";
import { mountDossiers } from "./dossiers.ts";
import type { ApiContext, ApiEnv, ApiPorts } from "./env.ts";
import { mountApiEvents } from "./events.ts";
import { mountLimits } from "./limits.ts";
import { mountReference } from "./reference.ts";
import { mountReplay } from "./replay.ts";
import { mountLetters } from "./letters.ts";
import { faultsOf, problem, ProblemThrown } from "./problems.ts";
import { authenticate, MAX_BODY_BYTES } from "./secured.ts";

const logger = getLogger(["panjereh", "api"]);

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
  api.get(DOCUMENT_PATH, (c) => c.json(apiDocument(api, ports.hosts.window)));
  mountReference(api, ports);
  api.get("/.well-known/jwks.json", async (c) => c.json(await ports.webhookSigner.webhookKeys()));
  const rateLimit = createRateLimit(ports.clock);
  api.use("/api/*", authenticate(ports, rateLimit));
  api.use("/api/*", async (c, next) => {
    // A body that others unpack before they read it would be another one for them than for us.
    const coding = c.req.header("content-encoding") ?? "identity";
    if (mayHaveBody(c.req.method) && coding !== "identity") problem(c, "media_type");
    await next();
  });
  const tooLarge = (c: Context) => problem(c as ApiContext, "too_large");
  const limit = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });
  const batchLimit = bodyLimit({ maxSize: MAX_BATCH_BYTES, onError: tooLarge });
  api.use("/api/*", async (c, next) => {
    if (isChunk(c.req)) return await next();
    return await (c.req.path === BATCH_PATH ? batchLimit : limit)(c, next);
  });
  mountLetters(api, ports);
  mountDossiers(api, ports);
  mountAttachments(api, ports);
  mountBatches(api, { ...ports, rateLimit });
  mountApiEvents(api, ports);
  mountReplay(api, { ...ports, rateLimit });
  mountLimits(api, ports);
  const methodsAt = createMethodsAt(api);
  api.notFound((c) => answerOf(c, () => tellAbsent(c, methodsAt(c.req.path))));
  api.onError((error, c) => answerOf(c, () => tellFailure(error, c)));
  return api;
}

const mayHaveBody = (method: string) => ["POST", "PUT", "PATCH"].includes(method);

/** What is appended to a file is counted as it arrives (domain/attachments/upload.ts). */
const isChunk = ({ method, path }: { method: string; path: string }) =>
  method === "PATCH" && path.startsWith(`${ATTACHMENTS_PATH}/`);

/** A header or query has no place in a JSON document. */
const prefixOf = (target: string): string => target === "json" ? "" : `/${target}`;

function tellAbsent(c: ApiContext, methods: readonly string[]): never {
  if (methods.length === 0) problem(c, "not_found");
  problem(c, "method_not_allowed", { headers: { allow: methods.join(", ") } });
}

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
