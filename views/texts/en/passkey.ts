import type { PasskeyTexts } from "../types/passkey.ts";

export default {
  passkeys: {
    heading: "Passkeys",
    lead:
      "With a passkey you sign in without a text message: your own phone or computer recognises you by fingerprint, face or screen lock. A one-time code always works too.",
    none: "You have no passkey yet.",
    open: "Choose a passkey to rename or remove it.",
    added: "Added {when}. Browser: {device}.",
    used: "Last sign-in with it: {when}.",
    unused: "You have not signed in with it yet.",
    add: "Add a passkey",
    full: "You have ten passkeys, and there cannot be more. Remove one before you add another.",
    unable:
      "Passkeys need JavaScript and a recent browser; here they are switched off or missing. Everything else works without them.",
    name: {
      label: "Name of the passkey (optional)",
      hint: "For example “my phone”, at most 40 characters. Only you see it.",
    },
    nameTooLong: "The name of a passkey may have at most 40 characters.",
    failures: {
      lapsed: {
        title: "The time for this page is over",
        steps: ["This page is valid for five minutes. Press the button again."],
      },
      later: {
        title: "This is not possible with a passkey at the moment",
        steps: ["Press the button again from {when}. A one-time code works right now."],
      },
    },
    back: "My page",
  },
  passkey: {
    heading: "Passkey",
    rename: "Save the name",
    removing: {
      title: "Remove this passkey",
      steps: [
        "No one can sign in to your account with it any more. Sign-ins that it opened stay open; end them in “{sessions}”.",
        "It stays on your phone or computer but no longer works; delete it there too, among the passwords.",
      ],
    },
    remove: "Remove the passkey",
  },
  passkeyAdd: {
    heading: "Add a passkey",
    steps: [
      "Make a passkey only on your own phone or computer: anyone who can unlock that device can sign in to your account.",
      "When you press the button, the device asks for your fingerprint, face or screen lock. None of them reaches us; we keep a public key only.",
      "We then send you a message, so that you know at once if it was not you.",
    ],
    submit: "Make a passkey",
    failed:
      "No passkey was made. Press the button again. If that does not help, check that your device has a screen lock.",
    known: "This device already has a passkey for your account.",
    refused: {
      title: "This passkey was not accepted",
      steps: [
        "The browser’s answer was not right, or this passkey is here already. Nothing was kept.",
      ],
    },
  },
  passkeySignIn: {
    heading: "Sign in with a passkey",
    lead:
      "If you have made one under “Passkeys”, press the button and sign in with the fingerprint, face or screen lock of your device.",
    submit: "Sign in with a passkey",
    failed: "No passkey was used. Press the button again, or sign in with a one-time code.",
    refused: {
      title: "This passkey was not accepted",
      steps: [
        "You may have removed it, “this was not me” may have removed all passkeys, or the number of your account may no longer be in your name.",
        "Sign in with a one-time code and a number in your own name. Then you can make a new passkey.",
      ],
    },
  },
} satisfies PasskeyTexts;
