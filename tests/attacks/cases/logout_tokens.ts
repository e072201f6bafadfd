/** Logout tokens: taken for assertions, and sent to where nobody may be sent. */
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { createLogoutReceivers } from "../../../adapters/federation/logout_receivers.ts";
import { createServiceUpstreams } from "../../../adapters/upstream/service_upstreams.ts";
import { logoutClaims } from "../../../domain/federation/logout_token.ts";
import { isForbiddenUpstream } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { type Service, serviceSchema } from "../../../domain/services/service.ts";
import { NOW, startGateway } from "../../routes/gateway/harness.ts";
import { assertionClaims } from "../../../domain/gateway/visitor/identity_headers.ts";
import { service, visitor } from "../../routes/gateway/samples.ts";
import type { Attack } from "../attack.ts";
import { setTrap } from "../trap.ts";
import { SPELLINGS } from "./upstreams.ts";

const ISSUER = "http://sso.localhost";

function receiverOf(uri: string): Service | null {
  const entry = { id: "a", title: { fa: "الف" }, upstream: "http://10.0.0.7" };
  return serviceSchema.safeParse({ ...entry, backchannel_logout_uri: uri }).data ?? null;
}

/** A token of each kind for the same service and person, verified as docs/wires.md says. */
async function confused(kind: "assertion" | "logout token") {
  await using gateway = await startGateway({ upstream: "http://127.0.0.1:1" });
  const { signer } = gateway;
  const insurance = service();
  const { identity } = visitor();
  const said = { issuer: ISSUER, issuedAt: NOW / 1000, id: "token-1" };
  const token = kind === "assertion"
    ? await signer.sign(assertionClaims({ ...said, identity, service: insurance }))
    : await signer.signLogout(logoutClaims({ ...said, ...identity, service: insurance.id }));
  const keys = createLocalJWKSet(await signer.jwks() as JSONWebKeySet);
  return await jwtVerify(token, keys, {
    issuer: ISSUER,
    audience: insurance.id,
    typ: kind === "assertion" ? "logout+jwt" : "identity-assertion+jwt",
    algorithms: ["ES256"],
    currentDate: new Date(NOW),
  }).then(() => true, () => false);
}

export const LOGOUT_TOKEN_ATTACKS: Attack[] = [
  {
    number: 12,
    title: "a logout token shown as an assertion, and an assertion posted as a logout token",
    expected: "refused by its type",
    attempts: () =>
      (["assertion", "logout token"] as const).map((kind) => async () => {
        const verified = await confused(kind);
        const breach = verified ? { breach: "accepted" } : {};
        return { name: kind, got: verified ? "verified" : "refused", ...breach };
      }),
  },
  {
    number: 33,
    title: "receivers of logout tokens in 27 spellings of this machine, to a listening port",
    expected: "refused when the entry is read, or when connecting; no connection",
    attempts: () =>
      SPELLINGS.flatMap((host) => ["http", "https"].map((scheme) => ({ host, scheme })))
        .map(({ host, scheme }) => async () => {
          using trap = setTrap();
          const name = `${scheme}://${host}`;
          const told = receiverOf(`${name}:${trap.port}/`);
          if (!told) return { name, got: "entry refused" };
          const got = await postTo(told);
          const held = got === "UpstreamUnavailable" && !trap.caught();
          return { name, got, ...!held && { breach: trap.caught() ? "connected" : got } };
        }),
  },
];

/** The name of the error, or the status. */
async function postTo(told: Service): Promise<string> {
  const agencies = createServiceUpstreams({ originOf: () => "http://a.localhost" });
  const receivers = createLogoutReceivers({ agencies, isForbidden: isForbiddenUpstream });
  receivers.use([told]);
  try {
    return String(
      await receivers.post(told, new URLSearchParams({ a: "b" }), AbortSignal.timeout(5000)),
    );
  } catch (error) {
    return (error as Error).name;
  } finally {
    receivers.destroy();
  }
}
