import type { ContactTexts } from "../types/contact.ts";

export default {
  contactEmail: {
    heading: "Email for messages",
    lead:
      "We send a code to this address. It is not used until you enter that code. We never send sign-in codes to it.",
    now:
      "Your current address: {address}. It stays until the new one is confirmed; then we write to it about the change.",
    email: { label: "Email address", hint: "For example {example}" },
    errors: {
      missing: "Enter an email address.",
      format: "This address is not complete. Write the name, the sign @ and the domain.",
      same: "This is your current address.",
    },
    failures: {
      limited: {
        title: "We have sent five codes today",
        steps: [
          "You can ask for another one from {when}.",
          "Check the address; the code may be in your spam folder.",
        ],
      },
      undelivered: {
        title: "The mail was not sent",
        steps: ["The mail server did not answer. Try again from {when}; nothing has changed."],
      },
    },
    unavailable: "We cannot send email at the moment. Messages come by SMS.",
    submit: "Send the code",
    back: "Back to messages and email",
  },
  contactCode: {
    heading: "Confirm your email address",
    sent: "We have sent a code to {address}. It may take a few minutes to arrive.",
    code: { label: "Code", hint: "6 digits. You may read it on another device." },
    errors: {
      missing: "Enter the code.",
      format: "The code has 6 digits.",
      wrong: "The code is not correct. Tries left: {count}.",
    },
    lapsed: {
      title: "This code is no longer valid",
      steps: ["Ask for a new one. You need not type the address again."],
    },
    submit: "Confirm the address",
    again: "Send a new code",
    other: "Use another address",
  },
  notices: {
    heading: "Messages and email",
    lead:
      "How, and in which language, should we tell you? A message never says what is in a letter, only who sent it.",
    language: "Language of messages",
    subjects: {
      letters: "Letters",
      dossiers: "Cases: when it is your turn, or when they end",
      sign_ins: "Sign-ins and changes to your account",
      support: "Answers from support",
    },
    channels: { sms: "SMS", email: "Email" },
    always: {
      letters:
        "You always get an SMS about letters with legal effects, because the time to answer them runs out.",
      sign_ins:
        "Always by SMS: a person who has got into your account must not be able to switch this off.",
    },
    submit: "Save",
    email: {
      title: "Your email address",
      now: "Confirmed: {address}",
      none: "You have not confirmed an address yet. By email we tell you about every letter.",
      add: "Add an address",
      change: "Change the address",
      remove: "Remove the address",
    },
  },
} satisfies ContactTexts;
