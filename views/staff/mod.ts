import { staffAccountPage } from "./account.tsx";
import { staffAppPage } from "./account_app.tsx";
import { staffPasskeyAddPage } from "./account_passkey.tsx";
import { staffPasswordPage } from "./account_password.tsx";
import { staffFactorPage } from "./factor.tsx";
import { staffInvitationPage } from "./invitation.tsx";
import { memberInvitePage } from "./member_invite.tsx";
import { staffMemberPage } from "./member.tsx";
import { staffMembersPage } from "./members.tsx";
import { staffProofPage } from "./proof.tsx";
import { staffRecoveriesPage } from "./recoveries.tsx";
import { staffRecoveryCodePage } from "./recovery_code.tsx";
import { staffRecoveryPage } from "./recovery.tsx";
import { staffSignInPage } from "./sign_in.tsx";

/** Signing in to the desk. */
export const staffPages = {
  staffAccount: staffAccountPage,
  staffApp: staffAppPage,
  staffPasskeyAdd: staffPasskeyAddPage,
  staffPassword: staffPasswordPage,
  staffFactor: staffFactorPage,
  staffInvitation: staffInvitationPage,
  memberInvite: memberInvitePage,
  staffMember: staffMemberPage,
  staffMembers: staffMembersPage,
  staffRecovery: staffRecoveryPage,
  staffRecoveryCode: staffRecoveryCodePage,
  staffRecoveries: staffRecoveriesPage,
  staffProof: staffProofPage,
  staffSignIn: staffSignInPage,
};
