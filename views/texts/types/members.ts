/** Members of an agency at the desk: the list, one of them, an invitation. */
import type { MemberChangeKind } from "../../../domain/staff/members/tell_of_change.ts";
import type { AgencyRole } from "../../../domain/staff/role.ts";
import type { UserNameKind } from "../../../domain/staff/user_name.ts";
import type { Explained } from "./common.ts";

export interface MembersTexts {
  members: {
    heading: string;
    lead: string;
    invite: string;
    /** {when} */
    last: string;
    never: string;
    states: Record<"invited" | "suspended", string>;
    idle: string;
    oneManager: string;
    /** The second one is invited. */
    awaited: string;
    /** What other managers changed. */
    news: {
      heading: string;
      /** {by} {of}; {from} {to}: roles. */
      changes: Record<MemberChangeKind, string>;
      seen: string;
    };
    back: string;
  };
  member: {
    mobile: string;
    state: string;
    active: string;
    roles: string;
    save: string;
    endSessions: string;
    again: string;
    inviteAgain: string;
    suspend: string;
    restore: string;
    handOver: { heading: string; lead: string; successor: string; submit: string };
    errors: Record<"roles" | "successor", string>;
    failures: Record<"too_few" | "self" | "not_now", Explained>;
  };
  memberInvite: {
    heading: string;
    lead: string;
    kind: string;
    kinds: Record<UserNameKind, string>;
    userName: string;
    userNameHint: string;
    name: string;
    mobile: string;
    mobileHint: string;
    roles: string;
    abouts: Record<AgencyRole, string>;
    submit: string;
    errors: {
      kind: string;
      userName: Record<"missing" | "format" | "taken", string>;
      name: Record<"missing" | "long", string>;
      mobile: Record<"missing" | "format", string>;
      roles: string;
    };
    /** {when} */
    failures: Record<"full" | "limited", Explained>;
  };
}
