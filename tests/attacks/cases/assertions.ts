/** Case 12: forged assertions, sent to an agency that verifies them as documented. */
import { generateKeyPair, SignJWT } from "jose";
import type { Attack } from "../attack.ts";
import { headersOf } from "../stage.ts";

function encode(value: unknown): string {
  return new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}

function decode(part: string): Record<string, unknown> {
  return JSON.parse(
    new TextDecoder().decode(Uint8Array.fromBase64(part, { alphabet: "base64url" })),
  );
}

/** Name → a forgery of a real assertion. */
async function forgeries(real: string): Promise<Record<string, string>> {
  const [head, payload, signature] = real.split(".");
  const [header, claims] = [decode(head), decode(payload)];
  const own = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ]);
  const { privateKey: ed25519 } = await generateKeyPair("EdDSA");
  const jwk = await crypto.subtle.exportKey("jwk", own.publicKey);
  const signed = (more: Record<string, unknown>, other = {}) =>
    new SignJWT({ ...claims, ...other })
      .setProtectedHeader({ ...header, alg: "ES256", ...more } as never).sign(own.privateKey);
  const published = new TextEncoder().encode(JSON.stringify(header));
  const changed = (more: Record<string, unknown>) =>
    `${head}.${encode({ ...claims, ...more })}.${signature}`;
  return {
    ...Object.fromEntries(["none", "None", "NONE", "nOnE", ""].flatMap((alg) => [
      [`alg ${alg}, no signature`, `${encode({ ...header, alg })}.${payload}.`],
      [`alg ${alg}, the signature`, `${encode({ ...header, alg })}.${payload}.${signature}`],
    ])),
    "HS256 with what is public": await new SignJWT(claims)
      .setProtectedHeader({ ...header, alg: "HS256" } as never).sign(published),
    "EdDSA under the name of the key": await new SignJWT(claims)
      .setProtectedHeader({ ...header, alg: "EdDSA" } as never).sign(ed25519),
    "alg EdDSA, the signature": `${encode({ ...header, alg: "EdDSA" })}.${payload}.${signature}`,
    "another key": await signed({}),
    "another key, no kid": await signed({ kid: undefined }),
    "another key, kid of a path": await signed({ kid: "../../dev/null" }),
    "another key, kid of a query": await signed({ kid: "x' OR '1'='1" }),
    "another key, its own jwk": await signed({ jwk }),
    "another key, jku": await signed({ jku: "https://evil.example/jwks.json" }),
    "another key, x5u": await signed({ x5u: "https://evil.example/c.pem" }),
    "critical extension": `${encode({ ...header, crit: ["x"], x: 1 })}.${payload}.${signature}`,
    "no signature": `${head}.${payload}.`,
    "signature of zeros": `${head}.${payload}.${"A".repeat(86)}`,
    "signature cut": `${head}.${payload}.${signature.slice(0, -2)}`,
    "two parts": `${head}.${payload}`,
    "another subject": changed({ sub: "forged" }),
    "a higher level": changed({ acr: "3" }),
    "another audience": changed({ aud: "echo" }),
    "audiences": changed({ aud: ["target", "echo"] }),
    "another issuer": changed({ iss: "https://evil.example" }),
    "a later end": changed({ exp: 9_999_999_999 }),
    "no end": changed({ exp: undefined }),
    "of another kind": await signed({ typ: "JWT" }),
  };
}

export const ASSERTION_ATTACKS: Attack[] = [
  {
    number: 12,
    title: "forged assertions: alg none, other keys, kid, jku, changed claims",
    expected: "do not verify with the published keys",
    attempts: (stage) =>
      FORGERY_NAMES.map((name) => async () => {
        const real = headersOf(stage.ordinary).get("x-identity-assertion")![0];
        const forged = (await forgeries(real))[name];
        const verified = await stage.verify(forged).then(() => true, () => false);
        return {
          name,
          got: verified ? "verified" : "refused",
          ...verified && { breach: forged.slice(0, 60) },
        };
      }),
  },
  {
    number: 12,
    title: "an assertion for one service, shown at the gateway and to another service",
    expected: "opens no session, and its audience is not the other service's",
    attempts: (stage) =>
      ["echo", "insurance", "target"].map((service) => async () => {
        const assertion = headersOf(stage.ordinary).get("x-identity-assertion")![0];
        const host = stage.host.replace("target", service);
        const { status } = await stage.send(
          [`GET / HTTP/1.1`, `Host: ${host}`, "Connection: close"].join("\r\n") +
            `\r\nX-Identity-Assertion: ${assertion}\r\nAuthorization: Bearer ${assertion}\r\n\r\n`,
        );
        const { aud } = decode(assertion.split(".")[1]);
        const held = status === 401 && aud === "target";
        return { name: service, got: String(status), ...!held && { breach: String(aud) } };
      }),
  },
];

const FORGERY_NAMES = Object.keys(
  await forgeries(`${encode({ alg: "ES256" })}.${encode({})}.${encode("x")}`),
);
