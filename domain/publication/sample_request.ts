/** A request as the gateway would forward it, of a visitor who does not exist. */
import type { HeaderList } from "../gateway/headers/request_headers.ts";
import { upstreamRequestHeaders } from "../gateway/headers/request_headers.ts";
import type { Scheme } from "../gateway/request/authority.ts";
import { type AssertionSigner, createAssertionCache } from "../gateway/visitor/assertion.ts";
import { introduce } from "../gateway/visitor/introduce.ts";
import { ownNamesOf } from "../gateway/visitor/named_headers.ts";
import type { Visitor } from "../gateway/visitor/visitor.ts";
import { type Clock, newToken, type Random, SECOND } from "../platform/platform.ts";
import type { Service } from "../services/service.ts";
import type { Probes } from "./ports.ts";

export interface SampleDeps {
  clock: Clock;
  random: Random;
  signer: AssertionSigner;
  probes: Pick<Probes, "originOf">;
  /** Origin of the window, which issues assertions. */
  window: string;
}

export interface SampleRequest {
  /** Headers for the server, given those of the client. */
  headersFrom(incoming: Headers): HeaderList;
  /** Those by which the gateway introduces the visitor. */
  identity: Readonly<HeaderList>;
}

/** An address of documents (RFC 5737). */
const NOBODY = "192.0.2.1";

/** Nothing is known of the visitor: an unknown subject, and level 1. */
export async function sampleRequest(
  { clock, random, signer, probes, window: issuer }: SampleDeps,
  service: Service,
): Promise<SampleRequest> {
  const now = clock.now();
  const visitor: Visitor = {
    sessionKey: newToken(random),
    accountId: "",
    session: { level: 1, authTime: now },
    identity: {
      subject: newToken(random),
      sid: newToken(random),
      level: 1,
      authTime: Math.floor(now / SECOND),
      attributes: {},
    },
  };
  const assertions = createAssertionCache({ signer, clock, random, issuer });
  const identity = await introduce(assertions, visitor, service);
  const { protocol, host } = new URL(probes.originOf(service));
  const requestId = newToken(random);
  return {
    identity,
    headersFrom: (incoming) =>
      upstreamRequestHeaders({
        incoming,
        identity,
        reserved: ownNamesOf(service),
        client: { ip: NOBODY, proto: protocol.slice(0, -1) as Scheme, host },
        upstreamHost: service.upstream_host ?? host,
        requestId,
      }),
  };
}
