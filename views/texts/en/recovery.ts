import type { RecoveryTexts } from "../types/recovery.ts";

export default {
  recovery: {
    heading: "Recover your password",
    lead: "We send a code to the mobile number that is registered for your user name.",
    submit: "Send the code",
    codeHeading: "Choose a new password",
    sent:
      "If this user name can sign in, its registered mobile gets a code now. The code is valid for 10 minutes.",
    save: "Save the new password",
    lost:
      "You still need your authenticator app or a passkey to sign in. Have you lost that as well? Ask a manager of your agency for a new invitation.",
    again: "Send another code",
    done: "Your new password is valid. Sign in with it and with your app or passkey.",
    waits: {
      manager: "Your new password waits: another manager of your agency has to approve it.",
      operator: "Your new password waits: an operator has to approve it.",
    },
    waiting: "Passwords waiting for approval",
    none: "Nothing is waiting.",
    ask: "These managers have recovered their password. Call them before you approve it.",
    askedAt: "Asked: {when}.",
    approve: "Approve",
    refuse: "Refuse",
    failures: {
      limited: { title: "There were too many tries", steps: ["You can go on from {when}."] },
      lapsed: { title: "The time is over", steps: ["Have another code sent."] },
    },
  },
} satisfies RecoveryTexts;
