/** Case 15 at the OpenID provider: what sites prove themselves with (RFC 7523 §3), made wrongly. */
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { systemClock } from "../../../adapters/runtime/system.ts";
import { CALLBACK } from "../../http/federation/openid_site.ts";
import type { Attack, Attempt } from "../attack.ts";
import type { Stage } from "../stage.ts";

const SITE = "reader";
const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWBuGJSstw-cM";
const TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const now = () => Math.floor(systemClock.now() / 1000);

type Claims = Record<string, unknown>;

const right = ({ origin }: Stage): Claims => ({
  iss: SITE,
  sub: SITE,
  aud: origin,
  iat: now(),
  exp: now() + 60,
  jti: crypto.randomUUID(),
});

const sign = (claims: Claims, key: CryptoKey, header: object = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "site-1", ...header }).sign(key);

const signRight = (stage: Stage) => sign(right(stage), stage.siteKeys.privateKey);

/** With the site's own key. */
const CLAIMS: Record<string, (stage: Stage) => Claims> = {
  "for another window": () => ({ aud: "https://window.example" }),
  "for the window's host in http and https": ({ origin }) => ({ aud: `https${origin.slice(4)}` }),
  "for the API": ({ origin }) => ({ aud: origin.replace("//", "//api.") }),
  "for the site itself": () => ({ aud: SITE }),
  "for nobody": () => ({ aud: undefined }),
  "of another site, about this one": () => ({ iss: "museum" }),
  "of this site, about another": () => ({ sub: "museum" }),
  "of nobody": () => ({ iss: undefined }),
  "about nobody": () => ({ sub: undefined }),
  "expired": () => ({ exp: now() - 60 }),
  "without an end": () => ({ exp: undefined }),
  "not valid yet": () => ({ nbf: now() + 600 }),
  "without a name of its own": () => ({ jti: undefined }),
};

/** Without it, or with a token that is not the site's own proof. */
const FORGED: Record<string, (stage: Stage) => Promise<string> | string> = {
  "nothing": () => "",
  "unsecured": (stage) => new UnsecuredJWT(right(stage)).encode(),
  "by a key of one's own": (stage) => bySomebody(stage, {}),
  "by a key in the header": (stage) => bySomebody(stage, { withKey: true }),
  "by a key elsewhere": (stage) => bySomebody(stage, { jku: "https://evil.example/jwks.json" }),
  "by a public key as a secret": async (stage) => {
    const secret = new TextEncoder().encode(JSON.stringify(stage.siteKeys.jwks.keys[0]));
    return await new SignJWT(right(stage)).setProtectedHeader({ alg: "HS256", kid: "site-1" })
      .sign(secret);
  },
  "cut": async (stage) => (await signRight(stage)).slice(0, -4),
  "of changed claims": async (stage) => {
    const [head, , signature] = (await signRight(stage)).split(".");
    const [, other] = new UnsecuredJWT({ ...right(stage), exp: now() + 3600 }).encode().split(".");
    return `${head}.${other}.${signature}`;
  },
};

async function bySomebody(
  stage: Stage,
  { withKey, ...header }: { withKey?: boolean; jku?: string },
): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = withKey ? { jwk: await exportJWK(publicKey) } : {};
  return await sign(right(stage), privateKey as CryptoKey, { ...header, ...jwk });
}

/** A request that is pushed (RFC 9126) needs the proof, and uses nothing up. */
async function push({ origin }: Stage, assertion: string): Promise<string> {
  const response = await fetch(`${origin}/openid/par`, {
    method: "POST",
    body: new URLSearchParams({
      client_id: SITE,
      client_assertion_type: TYPE,
      client_assertion: assertion,
      response_type: "code",
      scope: "openid",
      redirect_uri: CALLBACK,
      code_challenge: CHALLENGE,
      code_challenge_method: "S256",
    }),
  });
  const { error } = await response.json() as { error?: string };
  return `${response.status} ${error ?? "taken"}`;
}

async function attempt(stage: Stage, name: string, assertion: string): Promise<Attempt> {
  const got = await push(stage, assertion);
  if (/^40[01] invalid_(?:client|request)$/.test(got)) return { name, got };
  return { name, got, breach: "it is not refused for the proof" };
}

/** The right one opens; the same again does not. */
async function replay(stage: Stage): Promise<Attempt> {
  const assertion = await signRight(stage);
  const first = await push(stage, assertion);
  if (first !== "201 taken") return { name: "again", got: first, breach: "the right one fails" };
  return await attempt(stage, "again", assertion);
}

export const CLIENT_ASSERTION_ATTACKS: Attack[] = [{
  number: 15,
  title: "a site's proof of itself: for others, expired, repeated, forged",
  expected: "refused",
  attempts: (stage) => [
    ...Object.entries(CLAIMS).map(([name, change]) => async () =>
      attempt(
        stage,
        name,
        await sign({ ...right(stage), ...change(stage) }, stage.siteKeys.privateKey),
      )
    ),
    ...Object.entries(FORGED).map(([name, forge]) => async () =>
      attempt(stage, name, await forge(stage))
    ),
    () => replay(stage),
  ],
}];
