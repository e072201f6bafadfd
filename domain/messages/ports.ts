/** What becomes of a letter is signed for those who must show it to others. */
export interface ProofSigner {
  /** A JWS (RFC 7515) in compact form, by a key of `/.well-known/jwks.json`. */
  signProof(claims: object): Promise<string>;
}
