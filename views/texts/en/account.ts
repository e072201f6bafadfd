import type { AccountTexts } from "../types/account.ts";

export default {
  account: {
    heading: "My account",
    back: "My desk",
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
    app: {
      heading: "Authenticator app",
      lead:
        "When you change your phone or app, put the new app in its place. Your other sessions end, and the former app is no longer accepted.",
      change: "Replace the app",
      save: "Save the new app",
    },
    sessions: {
      heading: "Sessions",
      lead:
        "Your account is signed in to the desk in these browsers. End any that you do not know, and change your password.",
      endOthers: "End my other sessions",
    },
  },
} satisfies AccountTexts;
