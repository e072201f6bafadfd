/** `/passkeys`: what the person has added. */
import { listPasskeys } from "../../domain/passkey/change_passkey.ts";
import { MAX_PASSKEYS, type Passkey } from "../../domain/passkey/credential/passkeys.ts";
import type { Site } from "../site/groups.ts";
import type { PageProps } from "../site/page.ts";

export const PASSKEYS = "/passkeys";

export function mountPasskeyList({ signedIn }: Site): void {
  signedIn.get(PASSKEYS, async (visit, { account }) => {
    const passkeys = await listPasskeys(visit.ports.store, account.id);
    return await visit.page("passkeys", {
      passkeys: passkeys.map(shownPasskey),
      isFull: passkeys.length >= MAX_PASSKEYS,
    });
  });
}

/** Without keys and sessions. */
export const shownPasskey = (
  { id, name, device, addedAt, lastUsedAt }: Passkey,
): PageProps<"passkey">["passkey"] => ({ id, name, device, addedAt, lastUsedAt });
