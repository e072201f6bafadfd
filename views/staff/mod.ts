import { staffFactorPage } from "./factor.tsx";
import { staffInvitationPage } from "./invitation.tsx";
import { memberInvitePage } from "./member_invite.tsx";
import { staffMemberPage } from "./member.tsx";
import { staffMembersPage } from "./members.tsx";
import { staffProofPage } from "./proof.tsx";
import { staffSignInPage } from "./sign_in.tsx";

/** Signing in to the desk. */
export const staffPages = {
  staffFactor: staffFactorPage,
  staffInvitation: staffInvitationPage,
  memberInvite: memberInvitePage,
  staffMember: staffMemberPage,
  staffMembers: staffMembersPage,
  staffProof: staffProofPage,
  staffSignIn: staffSignInPage,
};
