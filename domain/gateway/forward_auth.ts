/**
 * Forward-auth: an agency's own proxy asks about a request before it forwards it. What it says of that request
 * is read here, in each way in which proxies say it; none of it is believed unless they agree.
 */

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

/**
 * | proxy | target | method |
 * | --- | --- | --- |
 * | nginx `auth_request` | `X-Original-URI` | `X-Original-Method` |
 * | Caddy `forward_auth`, Traefik ForwardAuth | `X-Forwarded-Uri` | `X-Forwarded-Method` |
 * | Envoy `ext_authz` | the question's own, behind `/_auth` | the question's own |
 *
 * A header that comes twice is joined by a comma and a space, which no target or method has.
 *
 * @param asked the question's own method, what stands behind its `/_auth`, and its headers
 * @returns `null` when anything is missing, said in two ways that differ, or the method is not said by whoever says
 *   the target
 */
export function readQuestion(
  { method, rest, headers }: { method: string; rest: string; headers: Headers },
): Question | null {
  const target = only([
    rest || null,
    headers.get("x-original-uri"),
    headers.get("x-forwarded-uri"),
  ]);
  const statedMethod = only([
    rest ? method : null,
    headers.get("x-original-method"),
    headers.get("x-forwarded-method"),
  ]);
  return target === null || statedMethod === null ? null : { method: statedMethod, target };
}

/** Whether the headers tell of another request than their own. */
export function statesTarget(headers: Headers): boolean {
  return headers.has("x-original-uri") || headers.has("x-forwarded-uri");
}

/** Whether nginx's `auth_request` asks, which tells 2xx, 401 and 403 apart and nothing else. */
export function wantsPlainVerdict(headers: Headers): boolean {
  return headers.has("x-original-uri");
}

/** The one value that is said, however often; `null` when there is none or more than one. */
function only(statements: (string | null)[]): string | null {
  const said = new Set(statements.filter((statement) => statement !== null));
  return said.size === 1 ? [...said][0] : null;
}
