/** What browsers are asked to do, as JSON (W3C Web Authentication Level 3 §5.4, §5.5). */
import { CHALLENGE_LIFETIME } from "./challenge.ts";

/** ES256 first; RS256 is what Windows Hello makes, EdDSA what some security keys make. */
const ALGORITHMS = [-7, -8, -257];

const encoded = (challenge: string) =>
  new TextEncoder().encode(challenge).toBase64({ alphabet: "base64url", omitPadding: true });

const common = (challenge: string) => ({
  challenge: encoded(challenge),
  timeout: CHALLENGE_LIFETIME,
});

/**
 * To make a passkey. `user` is the account's name at authenticators, `name` what the person sees
 * there. Those that hold one of `known` (credential IDs) make no second one.
 */
export function creationOptions({ challenge, rp, user, name, known }: {
  challenge: string;
  rp: { id: string; name: string };
  user: string;
  name: string;
  known: readonly string[];
}) {
  return {
    ...common(challenge),
    rp,
    user: { id: user, name, displayName: name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: known.map((id) => ({ type: "public-key", id })),
    authenticatorSelection: {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
    attestation: "none",
  };
}

/** To sign in with any passkey of this window. */
export const requestOptions = ({ challenge, rpId }: { challenge: string; rpId: string }) => ({
  ...common(challenge),
  rpId,
  userVerification: "required",
});
