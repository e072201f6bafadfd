/** Webhooks of a range of events, once more. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { MAX_REPLAYED, replayEvents } from "../../domain/agency_events/replay.ts";
import type { RateLimit } from "../../domain/api/rate_limit.ts";
import type { ApiEnv, ApiPorts } from "./env.ts";
import { BODY_PROBLEMS, json } from "./letter_routes.ts";
import { idempotencyOf } from "./letters.ts";
import { idempotencySchema } from "./letter_schemas.ts";
import { problem, problems } from "./problems.ts";
import { secured, SECURED_PROBLEMS, spendMore } from "./secured.ts";

const range = z.strictObject({
  after: z.number().int().min(0).meta({
    description: "The last sequence that is not wanted.",
    example: 41,
  }),
  until: z.number().int().min(1).meta({
    description: `The last sequence that is wanted; at most ${MAX_REPLAYED} further.`,
    example: 87,
  }),
}).refine(
  ({ after, until }) => until > after && until - after <= MAX_REPLAYED,
  { path: ["until"], error: `must be after \`after\`, by ${MAX_REPLAYED} at most` },
).openapi("ReplayedRange");

const replayed = z.object({
  events: z.number().int().meta({ description: "How many of the range are kept, and are sent." }),
}).openapi("Replayed");

const replay = createRoute({
  method: "post",
  path: "/api/v1/events/replay",
  summary: "Send webhooks again",
  description:
    "Each has the same `webhook-id` as before, and those of one letter or dossier come in their " +
    "order. Deliveries that were paused go on. Each event counts as a request.",
  ...secured("events.read"),
  request: { headers: idempotencySchema, body: { required: true, content: json(range) } },
  responses: {
    202: { description: "They leave.", content: json(replayed) },
    ...SECURED_PROBLEMS,
    ...BODY_PROBLEMS,
    ...problems("no_webhook"),
    ...problems("invalid", "key_reused"),
  },
});

export function mountReplay(
  api: OpenAPIHono<ApiEnv>,
  ports: ApiPorts & { rateLimit: RateLimit },
): void {
  api.openapi(replay, async (c) => {
    const { id, webhook } = c.get("service");
    if (webhook === undefined) problem(c, "no_webhook");
    const asked = c.req.valid("json");
    spendMore(c, ports, asked.until - asked.after - 1);
    const request = { replay: asked };
    const idempotency = idempotencyOf(ports, c.req.valid("header"), request);
    const answer = await replayEvents(ports, id, asked, idempotency);
    if (answer === "key_reused") problem(c, "key_reused");
    return c.json(answer, 202);
  });
}
