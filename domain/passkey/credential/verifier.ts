/** The port to a library that knows the formats of W3C Web Authentication Level 3. */
import type { AddedResponse, UsedResponse } from "./response.ts";

/** What is kept of a credential that an authenticator has made; the values are base64url. */
export interface NewCredential {
  credentialId: string;
  publicKey: string;
  counter: number;
}

/**
 * Judges answers of authenticators by §7: type, origin, RP ID, that the person was there and proved
 * themselves to the authenticator, and the signature. The `challenge` is the one that must have been
 * signed. `null`: it was not so.
 */
export interface PasskeyVerifier {
  /** The window's host, to which credentials are bound (§4, "RP ID"). */
  readonly rpId: string;
  /** §7.1. Takes attestation "none" only: nothing is learned of the make of a device. */
  verifyAdded(response: AddedResponse, challenge: string): Promise<NewCredential | null>;
  /** §7.2, but for the counter, which is returned: the caller compares it. */
  verifyUsed(
    response: UsedResponse,
    challenge: string,
    publicKey: string,
  ): Promise<{ counter: number } | null>;
}
