/** The stream of a service: its configuration, its status, a verification (SSF 1.0 §8.1). */
import { z } from "zod";
import { changeStatus, readStatus, requestVerification } from "../../domain/events/manage.ts";
import { STREAM_STATUSES } from "../../domain/events/stream.ts";
import { secondsUntil } from "../site/page.ts";
import { parseJson, sendJson } from "../calls/program_calls.ts";
import type { Visit } from "../site/visit.ts";
import { absent, type Streaming } from "./caller.ts";
import { streamConfiguration } from "./configuration.ts";

/** A list of all, or the one that is named. */
export function readStream(visit: Visit, service: Streaming): Response {
  const { window, hosts } = visit.ports;
  const named = visit.query("stream_id");
  const configuration = streamConfiguration(service, window, hosts);
  if (named === undefined) return sendJson(visit, [configuration]);
  return named === service.id ? sendJson(visit, configuration) : absent(visit);
}

export async function readStreamStatus(visit: Visit, { id }: Streaming): Promise<Response> {
  if (visit.query("stream_id") !== id) return absent(visit);
  return sendJson(visit, { stream_id: id, ...await readStatus(visit.ports.store, id) });
}

/** No service has a longer ID. */
const streamId = z.string().max(63);

const newStatus = z.object({
  stream_id: streamId,
  status: z.enum(STREAM_STATUSES),
  reason: z.string().max(200).optional(),
});

export async function writeStreamStatus(visit: Visit, service: Streaming): Promise<Response> {
  const { ports, requestId } = visit;
  const { data } = newStatus.safeParse(parseJson(await visit.text()));
  if (!data) return malformed(visit);
  if (data.stream_id !== service.id) return absent(visit);
  const { status, reason } = data;
  const changed = await changeStatus(ports, service, { status, reason, requestId });
  return sendJson(visit, { stream_id: service.id, ...changed });
}

const verification = z.object({ stream_id: streamId, state: z.string().max(1000).optional() });

export async function verifyStream(visit: Visit, service: Streaming): Promise<Response> {
  const { ports } = visit;
  const { data } = verification.safeParse(parseJson(await visit.text()));
  if (!data) return malformed(visit);
  if (data.stream_id !== service.id) return absent(visit);
  const freeAt = await requestVerification(ports, service, data.state);
  if (freeAt === null) return visit.send(null, { status: 204 });
  const retryAfter = secondsUntil(freeAt, ports.clock.now());
  return visit.send(null, { status: 429, headers: { "retry-after": retryAfter } });
}

export const malformed = (visit: Visit): Response => visit.send(null, { status: 400 });
