/** Judges authenticators' answers with @simplewebauthn/server. */
import { getLogger } from "@logtape/logtape";
import type { PasskeyVerifier } from "../../domain/passkey/credential/verifier.ts";

const logger = getLogger(["panjereh", "passkeys"]);

/** Half a second of loading, which the first passkey waits for and no start of the program. */
const library = () => import("@simplewebauthn/server");

const encoded = (text: string) =>
  new TextEncoder().encode(text).toBase64({ alphabet: "base64url", omitPadding: true });

/** `window`: the origin of the window. */
export function createPasskeyVerifier(window: string): PasskeyVerifier {
  const rpId = new URL(window).hostname;
  const expectedOf = (challenge: string) => ({
    expectedChallenge: encoded(challenge),
    expectedOrigin: window,
    expectedRPID: rpId,
    requireUserVerification: true,
  });
  return {
    rpId,

    async verifyAdded(response, challenge) {
      const { verifyRegistrationResponse } = await library();
      return await orNull(async () => {
        requireSameOrigin(response);
        const { verified, registrationInfo: made } = await verifyRegistrationResponse({
          ...expectedOf(challenge),
          response: whole(response),
          supportedAlgorithmIDs: [-7, -8, -257],
        });
        if (!verified || made.fmt !== "none" || made.credential.id !== response.id) return null;
        const { id, publicKey, counter } = made.credential;
        const key = publicKey.toBase64({ alphabet: "base64url", omitPadding: true });
        return { credentialId: id, publicKey: key, counter };
      });
    },

    async verifyUsed(response, challenge, publicKey) {
      const { verifyAuthenticationResponse } = await library();
      return await orNull(async () => {
        requireSameOrigin(response);
        const { verified, authenticationInfo } = await verifyAuthenticationResponse({
          ...expectedOf(challenge),
          response: whole(response),
          credential: {
            id: response.id,
            publicKey: Uint8Array.fromBase64(publicKey, { alphabet: "base64url" }),
            // The library compares counters before it has verified the signature.
            counter: 0,
          },
        });
        return verified ? { counter: authenticationInfo.newCounter } : null;
      });
    },
  };
}

/** With what the library expects of browsers beside it. */
const whole = <R extends { id: string }>(response: R) => ({
  ...response,
  rawId: response.id,
  clientExtensionResults: {},
});

/** No page of ours is framed; the library takes answers out of frames where browsers do not say whose. */
function requireSameOrigin(
  { response: { clientDataJSON } }: { response: { clientDataJSON: string } },
): void {
  const bytes = Uint8Array.fromBase64(clientDataJSON, { alphabet: "base64url" });
  const { crossOrigin = false } = JSON.parse(new TextDecoder().decode(bytes));
  if (crossOrigin !== false) throw new Error("Answered within a frame of another site");
}

/** The library throws whatever is wrong; only developers can use what it says. */
async function orNull<T>(verify: () => Promise<T | null>): Promise<T | null> {
  try {
    return await verify();
  } catch (error) {
    logger.debug("Refused: {reason}", { reason: String(error) });
    return null;
  }
}
