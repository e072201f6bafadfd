/** What happened to an agency's letters and dossiers, in order. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { eventsAfter } from "../../domain/agency_events/log.ts";
import { eventAsTold } from "../../domain/agency_events/event.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import { createLongPoll } from "../calls/long_poll.ts";
import type { ApiEnv, ApiPorts } from "./env.ts";
import { problems } from "./problems.ts";
import { secured, SECURED_PROBLEMS } from "./secured.ts";

/** Requests of one service that wait at a time in this worker; further ones are answered at once. */
const MAX_WAITING = 5;

const eventSchema = z.object({
  sequence: z.number().int().meta({ description: "Counted from 1 without gaps." }),
  type: z.string().meta({ example: "letter.opened" }),
  at: z.iso.datetime(),
  subject: z.string().meta({ description: "ID of the letter, dossier or attachment." }),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
}).openapi("Event");

const list = createRoute({
  method: "get",
  path: "/api/v1/events",
  summary: "What happened, in order",
  ...secured("events.read"),
  request: {
    query: z.object({
      after: z.coerce.number().int().min(0).default(0).meta({
        description: "The last sequence that was worked off.",
      }),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      wait: z.coerce.number().int().min(0).max(20).default(0).meta({
        description: "Seconds to wait for an event if there is none.",
      }),
    }),
  },
  responses: {
    200: {
      description: "Events after that sequence. They are kept for 90 days.",
      content: {
        "application/json": {
          schema: z.object({ events: z.array(eventSchema), has_more: z.boolean() })
            .openapi("Events"),
        },
      },
    },
    ...SECURED_PROBLEMS,
    ...problems("invalid"),
  },
});

export function mountApiEvents(api: OpenAPIHono<ApiEnv>, { store }: ApiPorts): void {
  const poll = createLongPoll(MAX_WAITING);
  api.openapi(list, async (c) => {
    const { id: who } = c.get("service");
    const { wait, ...query } = c.req.valid("query");
    const asked = { who, patience: wait * SECOND, signal: c.req.raw.signal };
    const found = await poll(() => eventsAfter(store, who, query), asked);
    return c.json({ events: found.events.map(eventAsTold), has_more: found.hasMore }, 200);
  });
}
