import { staffFactorPage } from "./factor.tsx";
import { staffInvitationPage } from "./invitation.tsx";
import { staffProofPage } from "./proof.tsx";
import { staffSignInPage } from "./sign_in.tsx";

/** Signing in to the desk. */
export const staffPages = {
  staffFactor: staffFactorPage,
  staffInvitation: staffInvitationPage,
  staffProof: staffProofPage,
  staffSignIn: staffSignInPage,
};
