/** One log line for each response, without personal data. */
import { getLogger } from "@logtape/logtape";
import { maskIp } from "../domain/budget/source.ts";
import type { Answered } from "../domain/gateway/observation/answered.ts";

/** Maximum characters of a client's input. */
const MAX_LOGGED = 256;

/** A link that works for any person who has it (`/not-me/…`, `/invitations/…`): a token of 32 bytes. */
const SECRET_LINK = /(?<=\/)[\w-]{43}(?![\w-])/g;

const logger = getLogger(["panjereh", "request"]);

export function logAnswer(
  { owner, method, path, status, milliseconds }: Answered,
  { requestId, traceId, host, ip }: {
    requestId: string;
    traceId?: string;
    host: string | null;
    ip: string;
  },
): void {
  logger.info("{method} {path} {status}", () => ({
    requestId,
    traceId,
    method,
    service: owner,
    host: host?.slice(0, MAX_LOGGED),
    // Without the query, which may hold a service's data.
    path: path.replace(SECRET_LINK, "…").slice(0, MAX_LOGGED),
    status,
    ms: Math.round(milliseconds),
    client: maskIp(ip),
  }));
}
