/**
 * Forward-auth: before an agency's own proxy forwards a request, it asks the gateway. Its
 * description of the request is read here, in each proxy's format; it is trusted only if all parts
 * agree.
 */
import type { Service } from "../../services/service.ts";
import { utf8Text } from "../../text/utf8.ts";

/**
 * The client's IP if the request comes from one of the service's own proxies, directly or through
 * the gateway's front; otherwise `null`. For a client behind the front, the front's statement
 * counts, and it is never a proxy.
 */
export type ClientBehindProxy = (
  service: Service,
  peer: string,
  forwardedFor: string | null,
) => string | null;

/** The path at which proxies ask. */
const QUESTION_PATH = "/_auth";

export interface Question {
  /** Method of the original request. */
  method: string;
  /** Path and query as the proxy received them, not yet judged. */
  target: string;
}

/**
 * The part after `/_auth` of a URL as `Deno.serve` gives it; `null` for other paths. Caddy appends
 * the original query, which carries no information.
 */
export function behindQuestionPath(rawUrl: string): string | null {
  const start = rawUrl.indexOf("/", "https://".length);
  if (start < 0 || !rawUrl.startsWith(QUESTION_PATH, start)) return null;
  const rest = rawUrl.slice(start + QUESTION_PATH.length);
  if (rest.startsWith("/")) return rest;
  return rest === "" || rest.startsWith("?") ? "" : null;
}

/** The original request as described by the auth request's headers; `null`: not stated. */
export interface Statements {
  /** `X-Forwarded-Host` */
  host: string | null;
  /** `X-Original-URI` and `X-Original-Method` */
  original: { target: string | null; method: string | null };
  /** `X-Forwarded-Uri` and `X-Forwarded-Method` */
  forwarded: { target: string | null; method: string | null };
}

/** Repeated headers are joined by comma and space, which no target, method or host contains. */
export function readStatements(headers: Headers): Statements {
  const target = (name: string) => {
    const bytes = headers.get(name);
    return bytes === null ? null : utf8Text(bytes);
  };
  return {
    host: headers.get("x-forwarded-host"),
    original: {
      target: target("x-original-uri"),
      method: headers.get("x-original-method"),
    },
    forwarded: {
      target: target("x-forwarded-uri"),
      method: headers.get("x-forwarded-method"),
    },
  };
}

/**
 * | proxy | target | method |
 * | --- | --- | --- |
 * | nginx `auth_request` | `X-Original-URI` | `X-Original-Method` |
 * | Caddy `forward_auth`, Traefik ForwardAuth | `X-Forwarded-Uri` | `X-Forwarded-Method` |
 * | Envoy `ext_authz` | the auth request's own, after `/_auth` | the auth request's own |
 *
 * @param asked the auth request's own method, the part after its `/_auth`, and its headers'
 * statements
 * @returns `null` if anything is missing or contradictory, or if target and method come from
 * different sources
 */
export function readQuestion(
  { method, rest, stated }: { method: string; rest: string; stated: Statements },
): Question | null {
  const { original, forwarded } = stated;
  const target = only([rest || null, original.target, forwarded.target]);
  const statedMethod = only([rest ? method : null, original.method, forwarded.method]);
  return target === null || statedMethod === null ? null : { method: statedMethod, target };
}

/** Whether the headers describe a request other than the auth request itself. */
export function statesTarget({ original, forwarded }: Statements): boolean {
  return original.target !== null || forwarded.target !== null;
}

/**
 * Whether nginx's `auth_request` asks, which distinguishes only 2xx, 401 and 403: nothing but
 * `X-Original-URI` states the target. At other proxies that header may be the client's own, and must
 * not change the kind of answer.
 */
export function wantsPlainVerdict(rest: string, { original, forwarded }: Statements): boolean {
  return original.target !== null && rest === "" &&
    forwarded.target === null && forwarded.method === null;
}

/** The value on which all statements agree; `null` if there is none or more than one. */
function only(statements: (string | null)[]): string | null {
  let said: string | null = null;
  for (const statement of statements) {
    if (statement === null || statement === said) continue;
    if (said !== null) return null;
    said = statement;
  }
  return said;
}
