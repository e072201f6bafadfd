/** What other programs need in order to trust this one: the public keys of assertions. */
import type { Site } from "../site/groups.ts";
import { jwksResponse } from "./jwks.ts";

export function mountFederation({ open }: Site): void {
  open.get("/.well-known/jwks.json", ({ ports: { signer } }) => jwksResponse(signer));
}
