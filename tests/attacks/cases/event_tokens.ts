/** Security events: taken for other tokens, asked for with others, and sent to where nobody may be. */
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify, UnsecuredJWT } from "jose";
import { createAgencyTokens } from "../../../adapters/federation/agency_tokens.ts";
import { createEventReceivers } from "../../../adapters/federation/event_receivers.ts";
import { createServiceUpstreams } from "../../../adapters/upstream/service_upstreams.ts";
import { eventsFor } from "../../../domain/events/facts.ts";
import { setClaims } from "../../../domain/events/set.ts";
import { logoutClaims } from "../../../domain/federation/logout_token.ts";
import { isForbiddenUpstream } from "../../../domain/gateway/upstream/upstream_ip.ts";
import { assertionClaims } from "../../../domain/gateway/visitor/identity_headers.ts";
import { type Service, serviceSchema } from "../../../domain/services/service.ts";
import { createKeyedHash } from "../../../adapters/keys/keyed_hash.ts";
import { NOW, startGateway } from "../../routes/gateway/harness.ts";
import { service, visitor } from "../../routes/gateway/samples.ts";
import { type Attack, pairs } from "../attack.ts";
import { setTrap } from "../trap.ts";
import { SPELLINGS } from "./upstreams.ts";

const ISSUER = "http://sso.localhost";
const API = "http://api.localhost";

const KINDS = ["assertion", "logout token", "event"] as const;
type Kind = typeof KINDS[number];

const TYPES: Record<Kind | "access token", string> = {
  assertion: "identity-assertion+jwt",
  "logout token": "logout+jwt",
  event: "secevent+jwt",
  "access token": "at+jwt",
};

/** A token of each kind for one service and person, all signed by the same key. */
async function tokenOf(kind: Kind) {
  await using gateway = await startGateway({ upstream: "http://127.0.0.1:1" });
  const { signer } = gateway;
  const insurance = service({ events: {} });
  const { identity } = visitor();
  const said = { issuer: ISSUER, issuedAt: NOW / 1000, id: "token-1" };
  const hash = createKeyedHash(new Uint8Array(32));
  const [event] = eventsFor(hash, insurance, { accountId: "sara", at: NOW }, [{ fact: "purged" }]);
  const sign: Record<Kind, () => Promise<string>> = {
    assertion: () => signer.sign(assertionClaims({ ...said, identity, service: insurance })),
    "logout token": () =>
      signer.signLogout(logoutClaims({ ...said, ...identity, service: insurance.id })),
    event: () => signer.signSet(setClaims(event, { issuer: ISSUER, now: NOW })),
  };
  return { token: await sign[kind](), jwks: await signer.jwks() as JSONWebKeySet };
}

/** Verified as a receiver of another kind does, as docs/wires.md says. */
async function taken(kind: Kind, typ: string): Promise<boolean> {
  const { token, jwks } = await tokenOf(kind);
  return await jwtVerify(token, createLocalJWKSet(jwks), {
    issuer: ISSUER,
    audience: "insurance",
    typ,
    algorithms: ["ES256"],
    currentDate: new Date(NOW),
  }).then(() => true, () => false);
}

/** Shown to the API of streams as if it were an access token. */
async function opens(token: string, { keys }: JSONWebKeySet): Promise<boolean> {
  const tokens = createAgencyTokens({
    keys: () => Promise.resolve(keys),
    issuer: ISSUER,
    audience: API,
    clock: { now: () => NOW },
  });
  return await tokens.read(token) !== null;
}

const judged = (name: string, isBreach: boolean) => ({
  name,
  got: isBreach ? "accepted" : "refused",
  ...isBreach && { breach: "accepted" },
});

const FALSE = {
  iss: ISSUER,
  aud: API,
  client_id: "insurance",
  scope: "ssf.manage",
  iat: NOW / 1000,
  exp: NOW / 1000 + 600,
};

function receiverOf(push: string): Service | null {
  const entry = { id: "a", title: { fa: "الف" }, upstream: "http://10.0.0.7", events: { push } };
  return serviceSchema.safeParse(entry).data ?? null;
}

/** The name of the error, or the status. */
async function pushTo(told: Service): Promise<string> {
  const agencies = createServiceUpstreams({ originOf: () => "http://a.localhost" });
  const receivers = createEventReceivers({ agencies, isForbidden: isForbiddenUpstream });
  receivers.use([told]);
  try {
    return String((await receivers.push(told, "a.b.c", AbortSignal.timeout(5000))).status);
  } catch (error) {
    return (error as Error).name;
  } finally {
    receivers.destroy();
  }
}

export const EVENT_TOKEN_ATTACKS: Attack[] = [
  {
    number: 12,
    title: "event forgery: events shown as assertions and logout tokens, and those as events",
    expected: "refused by their types",
    attempts: () =>
      pairs(KINDS, KINDS).filter(([kind, as]) => kind !== as)
        .map(([kind, as]) => async () => judged(`${kind} as ${as}`, await taken(kind, TYPES[as]))),
  },
  {
    number: 12,
    title:
      "streams asked for with assertions, logout tokens, events, and tokens that nobody signed",
    expected: "refused",
    attempts: () => [
      ...KINDS.map((kind) => async () => {
        const { token, jwks } = await tokenOf(kind);
        return judged(kind, await opens(token, jwks));
      }),
      ...["none", "None", "ES256", "HS256", "RS256"].map((alg) => async () => {
        const { token, jwks } = await tokenOf("event");
        const [head, , signature] = token.split(".");
        const { kid } = JSON.parse(atob(head.replaceAll("-", "+").replaceAll("_", "/")));
        const part = (value: object) =>
          new TextEncoder().encode(JSON.stringify(value))
            .toBase64({ alphabet: "base64url", omitPadding: true });
        const forged = [part({ alg, typ: TYPES["access token"], kid }), part(FALSE)].join(".");
        const names = [`${alg} without a signature`, `${alg} with an event's signature`];
        const results = await Promise.all([
          opens(`${forged}.`, jwks),
          opens(`${forged}.${signature}`, jwks),
        ]);
        return judged(names.join(", "), results.some(Boolean));
      }),
      async () => {
        const { jwks } = await tokenOf("event");
        const unsigned = new UnsecuredJWT(FALSE).encode();
        return judged("unsecured", await opens(unsigned, jwks));
      },
    ],
  },
  {
    number: 33,
    title: "receivers of events in 27 spellings of this machine, to a listening port",
    expected: "refused when the entry is read, or when connecting; no connection",
    attempts: () =>
      pairs(SPELLINGS, ["http", "https"]).map(([host, scheme]) => async () => {
        using trap = setTrap();
        const name = `${scheme}://${host}`;
        const told = receiverOf(`${name}:${trap.port}/`);
        if (!told) return { name, got: "entry refused" };
        const got = await pushTo(told);
        const held = got === "UpstreamUnavailable" && !trap.caught();
        return { name, got, ...!held && { breach: trap.caught() ? "connected" : got } };
      }),
  },
];
