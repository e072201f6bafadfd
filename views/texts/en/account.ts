import type { AccountTexts } from "../types/account.ts";

export default {
  account: {
    heading: "My account",
    back: "Desk",
    passkeys: {
      heading: "Passkeys",
      lead:
        "In the second step of signing in a passkey takes the place of the code. It works for this desk only, and your authenticator app works on as well.",
      none: "You have no passkey yet.",
      full: "You have five passkeys, and there cannot be more. Remove one before you add another.",
      add: "Add a passkey",
      remove: "Remove",
      making: {
        heading: "Make a passkey",
        steps: [
          "Make a passkey only on a phone or computer that only you can unlock.",
          "When you press the button, the device asks for your fingerprint, face or screen lock. None of them reaches us; we keep a public key only.",
        ],
      },
      refused: {
        title: "This passkey was not accepted",
        steps: [
          "The browser’s answer was not right, or this passkey is here already. Nothing was kept.",
        ],
      },
    },
    password: {
      heading: "Password",
      lead: "When you change it, your other sessions end and this one stays open.",
      change: "Change the password",
      current: "Current password",
      new: "New password",
      save: "Save the new password",
      errors: {
        missing: "Enter your current password.",
        wrong: "The current password is not right.",
        same: "The new password is the current one. Choose another.",
      },
    },
    sessions: {
      heading: "Sessions",
      lead: "If you signed in elsewhere and did not sign out there, end your other sessions here.",
      endOthers: "End my other sessions",
    },
  },
} satisfies AccountTexts;
