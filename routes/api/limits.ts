/** What a service may do, what is left of it, and by which keys it says who it is. */
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { readKeys } from "../../domain/api/keys.ts";
import { MAX_REPLAYED } from "../../domain/agency_events/replay.ts";
import { MAX_CHUNK, MAX_SIZE } from "../../domain/attachments/file/limits.ts";
import { MAX_UNUSED_BYTES, MAX_UNUSED_FILES, unusedOf } from "../../domain/attachments/unused.ts";
import { MAX_ATTACHMENTS, MAX_BODY } from "../../domain/messages/letter.ts";
import { MAX_BATCH_BYTES, MAX_LINES } from "./batch.ts";
import type { ApiEnv, ApiPorts } from "./env.ts";
import { json } from "./letter_routes.ts";
import {
  MAX_BODY_BYTES,
  secondsUntilReset,
  SECURED_BY_ANY_TOKEN,
  SECURED_PROBLEMS,
} from "./secured.ts";

const count = z.number().int();
const spent = z.object({ limit: count, remaining: count });

const limits = z.object({
  requests: spent.extend({
    window: count.meta({ description: "Seconds in which so many are allowed, at each worker." }),
    resets_in: count.meta({ description: "Seconds until `remaining` is `limit` again." }),
  }).meta({ description: "The numbers of the headers `RateLimit-Policy` and `RateLimit`." }),
  request: z.object({ bytes: count }),
  letter: z.object({
    body: count.meta({ description: "Characters." }),
    attachments: count.meta({ description: "Files; the same for a line of a dossier." }),
  }),
  batch: z.object({ lines: count, bytes: count }),
  attachment: z.object({
    bytes: count,
    chunk: count.meta({ description: "Bytes of a request." }),
  }),
  unused_attachments: z.object({ files: spent, bytes: spent }).meta({
    description: "Files that no letter or dossier has; each goes a day after its last chunk.",
  }),
  replay: z.object({ events: count }),
}).openapi("Limits");

const read = createRoute({
  method: "get",
  path: "/api/v1/limits",
  summary: "What the service may do, and what is left of it",
  description: "Any token will do, whatever its scopes.",
  ...SECURED_BY_ANY_TOKEN,
  responses: {
    200: { description: "The limits, after this request.", content: json(limits) },
    ...SECURED_PROBLEMS,
  },
});

const time = z.iso.datetime();

const keys = z.object({
  keys: z.array(z.object({
    kid: z.string().meta({ example: "2026-11" }),
    expires_at: time.optional().meta({
      description: "As `exp` of the key says; 30, 7 and 1 days before, `key.expiring` tells.",
    }),
    last_used_at: time.optional().meta({ description: "To the hour." }),
  })),
}).openapi("Keys");

const readOwnKeys = createRoute({
  method: "get",
  path: "/api/v1/keys",
  summary: "The keys of the service, until when they hold, and when they were used last",
  description: "Those that have a `kid`. Any token will do, whatever its scopes.",
  ...SECURED_BY_ANY_TOKEN,
  responses: {
    200: { description: "The keys of its settings.", content: json(keys) },
    ...SECURED_PROBLEMS,
  },
});

const timeIf = (at: number | undefined) =>
  at === undefined ? undefined : new Date(at).toISOString();

export function mountLimits(api: OpenAPIHono<ApiEnv>, { store, clock }: ApiPorts): void {
  api.openapi(readOwnKeys, async (c) => {
    const found = await readKeys(store, c.get("service"));
    const keys = found.map(({ kid, endsAt, usedAt }) => ({
      kid,
      expires_at: timeIf(endsAt),
      last_used_at: timeIf(usedAt),
    }));
    return c.json({ keys }, 200);
  });

  api.openapi(read, async (c) => {
    const allowance = c.get("allowance");
    const { limit, remaining } = allowance;
    const unused = await unusedOf(store, c.get("service").id);
    const left = (limit: number, used: number) => ({ limit, remaining: Math.max(0, limit - used) });
    return c.json({
      requests: { limit, remaining, window: 60, resets_in: secondsUntilReset(allowance, clock) },
      request: { bytes: MAX_BODY_BYTES },
      letter: { body: MAX_BODY, attachments: MAX_ATTACHMENTS },
      batch: { lines: MAX_LINES, bytes: MAX_BATCH_BYTES },
      attachment: { bytes: MAX_SIZE, chunk: MAX_CHUNK },
      unused_attachments: {
        files: left(MAX_UNUSED_FILES, unused.files),
        bytes: left(MAX_UNUSED_BYTES, unused.bytes),
      },
      replay: { events: MAX_REPLAYED },
    }, 200);
  });
}
