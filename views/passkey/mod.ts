import { passkeyAddPage } from "./add.tsx";
import { passkeyPage } from "./passkey.tsx";
import { passkeysPage } from "./passkeys.tsx";
import { passkeySignInPage } from "./sign_in.tsx";

export const passkeyPages = {
  passkeys: passkeysPage,
  passkey: passkeyPage,
  passkeyAdd: passkeyAddPage,
  passkeySignIn: passkeySignInPage,
};
