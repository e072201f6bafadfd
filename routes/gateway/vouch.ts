/** The answer to an agency's own proxy when a request may pass: what it says to the upstream in our place. */
import type { Assertions } from "../../domain/gateway/assertion.ts";
import { wantsPlainVerdict } from "../../domain/gateway/forward_auth.ts";
import { IDENTITY_HEADERS } from "../../domain/gateway/identity_headers.ts";
import { introduce } from "../../domain/gateway/introduce.ts";
import { withoutOwnCookies } from "../../domain/gateway/own_cookies.ts";
import type { HeaderList } from "../../domain/gateway/request_headers.ts";
import type { GatewayDeps } from "./gateway.ts";

/**
 * 200 without a body. `X-Identity-*` and `X-Request-Id` are for the upstream; `Cookie` is the client's without the
 * gateway's own, empty when nothing is left.
 *
 * Identity headers that this visitor has none for are said to be empty, so that they replace what the client sent
 * (security_cases 2): of an absent one Caddy and Envoy keep the client's. nginx takes absent for empty.
 */
export function createVouch({ assertions }: { assertions: Assertions }): GatewayDeps["vouch"] {
  return async ({ headers }, { visitor, service, requestId }) => {
    const identity = visitor ? await introduce(assertions, visitor, service) : [];
    const response = new Response(null);
    const said: HeaderList = [
      ...wantsPlainVerdict(headers) ? identity : completed(identity),
      ["Cookie", withoutOwnCookies(headers.get("cookie") ?? "") ?? ""],
      ["X-Request-Id", requestId],
      ["Cache-Control", "no-store"],
    ];
    // One by one takes an eighth of the time of a list (docs/performance.md).
    for (const [name, value] of said) response.headers.append(name, value);
    return response;
  };
}

function completed(identity: Readonly<HeaderList>): HeaderList {
  const said = new Set(identity.map(([name]) => name));
  const empty = IDENTITY_HEADERS.filter((name) => !said.has(name));
  return [...identity, ...empty.map((name): [string, string] => [name, ""])];
}
