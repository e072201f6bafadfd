import type { ConsoleTexts } from "../types/console.ts";

export default {
  console: {
    people: {
      heading: "Find a person",
      lead:
        "Look only for what you were asked to do. Each look, with its reason, stays on the person's own page and in the record of events.",
      who: "Mobile number, national ID or tracking number of a question",
      reason: "Reason",
      reasonHint: "The person reads what you write here; 10 to {count} characters",
      ticket: "Tracking number of the question, if there is one",
      submit: "Look",
      errors: {
        who: {
          missing: "Enter a number.",
          format: "Enter a valid mobile number, national ID or tracking number.",
        },
        reason: "Enter the reason with at least 10 characters.",
        ticket: {
          format: "The tracking number is not valid.",
          unknown: "There is no question with this number.",
        },
      },
      failures: {
        nobody: {
          title: "Nobody was found",
          steps: ["There is no account with this number. This search was recorded too."],
        },
        limited: {
          title: "You have no searches left today",
          steps: ["Each member can search {count} times a day. You can again from {when}."],
        },
      },
    },
    person: {
      heading: "Person",
      seen:
        "This look is open for 15 minutes and stands on the person's own page with this reason: {reason}",
      initials: "Initials",
      identity: "Identity number",
      mobile: "Mobile number",
      level: "Account level",
      created: "Account since",
      frozen: "Closed",
      deletion: "Will be deleted on",
      noSessions: "Not signed in with any browser.",
      acts: {
        end_sessions: "End all sessions",
        freeze: "Close the account",
        unfreeze: "Open the account",
      },
      effect: {
        end_sessions:
          "The person is signed out of all browsers and services, and can sign in again.",
        freeze:
          "All sessions end, and nobody can sign in as this person until the account is opened. They are told by SMS.",
        unfreeze: "The person can sign in again. They are told by SMS.",
      },
      done: {
        end_sessions: "All sessions have ended.",
        freeze: "The account is closed.",
        unfreeze: "The account is open.",
      },
      another: "Find a person",
    },
  },
} satisfies ConsoleTexts;
