/** The response to an agency's own proxy when a request may pass: the headers for the upstream. */
import type { Assertions } from "../../domain/gateway/visitor/assertion.ts";
import { IDENTITY_HEADERS } from "../../domain/gateway/visitor/identity_headers.ts";
import { introduce } from "../../domain/gateway/visitor/introduce.ts";
import { withoutOwnCookies } from "../../domain/gateway/headers/own_cookies.ts";
import type { HeaderList } from "../../domain/gateway/headers/request_headers.ts";
import { perService } from "../../domain/services/per_service.ts";
import type { Service } from "../../domain/services/service.ts";
import type { GatewayDeps } from "./gateway.ts";

/**
 * 200 without a body. `X-Identity-*` and `X-Request-Id` are for the upstream; `Cookie` is the
 * client's without the gateway's own.
 *
 * Headers without a value (identity headers that do not apply to this visitor, cookies of which
 * none is left) are sent empty, so that they replace what the client sent (security_cases 2): Caddy
 * and Envoy keep the client's header if ours is absent. nginx treats absent as empty, so for nginx
 * they are omitted.
 */
export function createAuthRequestAnswer(
  { assertions }: { assertions: Assertions },
): GatewayDeps["answerAuthRequest"] {
  /**
   * Cloning a response takes a fifth of the time of appending its headers (docs/performance.md).
   */
  const prepared = { full: new WeakMap<Said, Response>(), plain: new WeakMap<Said, Response>() };

  function answerFor(identity: Said, service: Service, plain: boolean): Response {
    const known = plain ? prepared.plain : prepared.full;
    let answer = known.get(identity);
    if (!answer) {
      const headers = plain ? [...identity] : completed(identity, service);
      answer = new Response(null, { headers });
      answer.headers.append("Cache-Control", "no-store");
      known.set(identity, answer);
    }
    return answer.clone();
  }

  return async ({ headers, plainVerdict = false }, { visitor, service, requestId }) => {
    const identity = visitor ? await introduce(assertions, visitor, service) : nobodyAt(service);
    const response = answerFor(identity, service, plainVerdict);
    const cookies = withoutOwnCookies(headers.get("cookie") ?? "");
    if (cookies !== null || !plainVerdict) response.headers.append("Cookie", cookies ?? "");
    response.headers.append("X-Request-Id", requestId);
    return response;
  };
}

/** The list from `introduce`: the same object for the same content. */
type Said = Readonly<HeaderList>;

/** An empty list of the service's own: the headers that its answer completes have its names. */
const nobodyAt = perService((): Said => []);

function completed(identity: Said, service: Service): HeaderList {
  const said = new Set(identity.map(([name]) => name));
  const further = Object.keys(service.identity_headers);
  const names = ["X-Identity-Assertion", ...IDENTITY_HEADERS, ...further];
  const empty = names.filter((name) => !said.has(name));
  return [...identity, ...empty.map((name): [string, string] => [name, ""])];
}
