/** The desk's staff: signing in, invitations, where they begin. */
import type { PasswordFault } from "../../../domain/staff/credential/password.ts";
import type { Role } from "../../../domain/staff/role.ts";
import type { Explained } from "./common.ts";

export interface StaffTexts {
  staff: {
    /** What the desk is called, behind the window's name. */
    desk: string;
    userName: string;
    password: string;
    roles: Record<Role, string>;
    signIn: {
      heading: string;
      lead: string;
      /** The link to the window. */
      citizens: string;
      userNameHint: string;
      submit: string;
      forgotten: string;
      signedOut: string;
      accepted: string;
      errors: Record<"userName" | "password", string>;
      failures: {
        refused: Explained;
        /** {when} */
        limited: Explained;
        /** {when} */
        busy: Explained;
        lapsed: Explained;
      };
    };
    factor: {
      heading: string;
      lead: string;
      /** After a recovery. */
      needsApp: string;
      /** For what a code by SMS is not enough. */
      strict: string;
      /** {mobile} */
      sent: string;
      code: string;
      submit: string;
      send: string;
      sendAgain: string;
      back: string;
      passkey: { submit: string; failed: string };
      errors: Record<"missing" | "format" | "wrong", string>;
      /** {when} */
      failures: Record<"limited" | "undelivered" | "passkey", Explained>;
    };
    proof: {
      heading: string;
      lead: string;
      /** One was typed, and is not kept. */
      password: string;
      submit: string;
      back: string;
    };
    invitation: {
      heading: string;
      name: string;
      passwordHeading: string;
      /** {least} */
      passwordHint: string;
      again: string;
      appHeading: string;
      appLead: string;
      picture: string;
      /** {secret} */
      secret: string;
      code: string;
      submit: string;
      errors: {
        /** {least} {most} */
        password: Record<PasswordFault | "different", string>;
        code: Record<"missing" | "wrong", string>;
      };
    };
  };
}
