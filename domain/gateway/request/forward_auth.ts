/**
 * Forward-auth: an agency's own proxy asks about a request before it forwards it. What it says of that request
 * is read here, in each way in which proxies say it; none of it is believed unless they agree.
 */
import type { Service } from "../../services/service.ts";

/**
 * The client's IP address when the request comes from one of the service's own proxies, directly or through the
 * gateway's front; `null` when it comes from anything else. A client that comes through the front is what the front
 * says it is, never a proxy.
 */
export type ClientBehindProxy = (
  service: Service,
  peer: string,
  forwardedFor: string | null,
) => string | null;

/** Where proxies ask. */
const QUESTION_PATH = "/_auth";

export interface Question {
  /** Of the original request. */
  method: string;
  /** Path and query as the proxy received them, not judged yet. */
  target: string;
}

/**
 * What follows `/_auth` in an address as `Deno.serve` gives it; `null` when it is for something else. Caddy leaves the
 * original query behind it, where it says nothing.
 */
export function behindQuestionPath(rawUrl: string): string | null {
  const start = rawUrl.indexOf("/", "https://".length);
  if (start < 0 || !rawUrl.startsWith(QUESTION_PATH, start)) return null;
  const rest = rawUrl.slice(start + QUESTION_PATH.length);
  if (rest.startsWith("/")) return rest;
  return rest === "" || rest.startsWith("?") ? "" : null;
}

/** What the headers of a question say of the original request; `null` is not said. */
export interface Statements {
  /** `X-Forwarded-Host` */
  host: string | null;
  /** `X-Original-URI` and `X-Original-Method` */
  original: { target: string | null; method: string | null };
  /** `X-Forwarded-Uri` and `X-Forwarded-Method` */
  forwarded: { target: string | null; method: string | null };
}

/** A header that comes twice is joined by a comma and a space, which no target, method or host has. */
export function readStatements(headers: Headers): Statements {
  return {
    host: headers.get("x-forwarded-host"),
    original: {
      target: headers.get("x-original-uri"),
      method: headers.get("x-original-method"),
    },
    forwarded: {
      target: headers.get("x-forwarded-uri"),
      method: headers.get("x-forwarded-method"),
    },
  };
}

/**
 * | proxy | target | method |
 * | --- | --- | --- |
 * | nginx `auth_request` | `X-Original-URI` | `X-Original-Method` |
 * | Caddy `forward_auth`, Traefik ForwardAuth | `X-Forwarded-Uri` | `X-Forwarded-Method` |
 * | Envoy `ext_authz` | the question's own, behind `/_auth` | the question's own |
 *
 * @param asked the question's own method, what stands behind its `/_auth`, and what its headers say
 * @returns `null` when anything is missing, said in two ways that differ, or the method is not said by whoever says
 *   the target
 */
export function readQuestion(
  { method, rest, stated }: { method: string; rest: string; stated: Statements },
): Question | null {
  const { original, forwarded } = stated;
  const target = only([rest || null, original.target, forwarded.target]);
  const statedMethod = only([rest ? method : null, original.method, forwarded.method]);
  return target === null || statedMethod === null ? null : { method: statedMethod, target };
}

/** Whether the headers tell of another request than their own. */
export function statesTarget({ original, forwarded }: Statements): boolean {
  return original.target !== null || forwarded.target !== null;
}

/** Whether nginx's `auth_request` asks, which tells 2xx, 401 and 403 apart and nothing else. */
export function wantsPlainVerdict({ original }: Statements): boolean {
  return original.target !== null;
}

/** The one value that is said, however often; `null` when there is none or more than one. */
function only(statements: (string | null)[]): string | null {
  let said: string | null = null;
  for (const statement of statements) {
    if (statement === null || statement === said) continue;
    if (said !== null) return null;
    said = statement;
  }
  return said;
}
