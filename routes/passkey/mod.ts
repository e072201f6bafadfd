/** Passkeys: the person's list, adding one, changing one, and sign-in with one. */
import type { Site } from "../site/groups.ts";
import { mountAddPasskey } from "./add.ts";
import { mountPasskeyList } from "./list.ts";
import { mountPasskey } from "./passkey.ts";
import { mountPasskeySignIn } from "./sign_in.ts";

export function mountPasskeys(site: Site): void {
  mountPasskeyList(site);
  mountAddPasskey(site);
  mountPasskey(site);
  mountPasskeySignIn(site);
}
