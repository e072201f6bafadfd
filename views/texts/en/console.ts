import type { ConsoleTexts } from "../types/console.ts";

export default {
  console: {
    people: {
      heading: "Find a person",
      lead:
        "Look only for what you were asked to do. Each look, with its reason, stays on the person’s own page and in the record of events.",
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
          title: "No one was found",
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
        "This look is open for 15 minutes and stands on the person’s own page with this reason: {reason}",
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
          "All sessions end, and no one can sign in as this person until the account is opened. They are told by SMS.",
        unfreeze: "The person can sign in again. They are told by SMS.",
      },
      done: {
        end_sessions: "All sessions have ended.",
        freeze: "The account is closed.",
        unfreeze: "The account is open.",
      },
      lower: "Propose level 1",
      lowerEffect:
        "If a registry was wrong about who this person is: once another operator approves, they must prove it again.",
      another: "Find a person",
    },
    proposals: {
      heading: "Proposals",
      lead: "What one operator proposes waits a day for the approval of another.",
      empty: "There are no proposals yet.",
      by: "Proposed by {name} {when}. Reason: {reason}",
      decided: "Decided by {name} {when}",
      states: { open: "Waiting", approved: "Approved", refused: "Refused", lapsed: "Lapsed" },
      acts: {
        invite: "Invite {name} as {roles}",
        roles: "Roles of {name}: {roles}",
        suspend: "Suspend {name}",
        lower_level: "Set the person {who} back to level 1",
        banner: "Banner for {hours} hours: {text}",
      },
      own: "Another operator has to approve your proposal.",
      approve: "Approve",
      refuse: "Refuse",
      withdraw: "Withdraw",
      reason: "Reason",
      short: "Enter the reason with at least 10 characters.",
      submit: "Propose to the operators",
      failures: {
        own: {
          title: "You cannot approve your own proposal",
          steps: ["Ask another operator to look at it."],
        },
        closed: {
          title: "This proposal is not open any more",
          steps: ["It was decided, or a day has passed."],
        },
        impossible: {
          title: "This proposal is not possible any more",
          steps: ["What it was about has changed in the meantime. Refuse it."],
        },
      },
      notices: {
        made: "Your proposal waits for another operator.",
        approved: "Approved and done.",
        refused: "Refused.",
        invited: "Approved, and the invitation was sent by SMS.",
        not_told: "Approved, but the SMS with the invitation was not sent. Invite again.",
      },
    },
    staff: {
      heading: "Staff of the window",
      lead:
        "Experts, support and operators. Each change is a proposal that another operator approves.",
      member: "Roles of a member",
      none: "Who has no role is suspended, and their sessions end.",
      invite: "Invite",
      name: "Given and family name",
      userNameHint: "National ID. If you leave it empty, we make a user name.",
      mobile: "Mobile number",
      roles: "Roles",
      last: "Last signed in {when}.",
      never: "Has not signed in yet.",
      states: { invited: "Invited", active: "Active", suspended: "Suspended" },
      errors: {
        userName: "Enter a valid national ID or user name.",
        name: { missing: "Enter the name.", long: "The name is too long." },
        mobile: "Enter a valid mobile number.",
        roles: "Choose at least one role.",
      },
    },
    banners: {
      heading: "Banners",
      lead: "These stand at the head of every page:",
      empty: "There is no banner on the pages now.",
      add: "New banner",
      text: { fa: "Text in Persian", en: "Text in English", ar: "Text in Arabic" },
      severity: "Importance",
      severities: { info: "Information", warning: "Warning" },
      hours: "How many hours",
      until: "Until {when}",
      end: "Take this banner away",
      errors: {
        text: {
          missing: "Enter the text in all three languages.",
          long: "The text has at most {count} characters.",
        },
        severity: "Choose the importance.",
        hours: "Enter a number from 1 to {hours}.",
      },
    },
    outbox: {
      heading: "Messages on their way",
      lead: "Receivers that do not get their messages at once:",
      empty: "All receivers get their messages at once.",
      receiver: "Messages of a receiver",
      states: { behind: "Behind", paused: "Paused", held: "Held by the receiver" },
      since: "Since {when}.",
      waiting: "{count} messages wait.",
      oldest: "The oldest: {when}.",
      resume: "Resume",
      replay: "Send again",
      hours: "What happened within so many hours",
      wrongHours: "Enter a number from 1 to {hours}.",
      messages: "Last messages",
      none: "There was no message within 30 days.",
      fates: {
        delivered: "Delivered",
        refused: "Refused",
        given_up: "Given up",
      },
      happened: "Happened {when}, ended {ended}, after {count} attempts.",
      done: {
        resumed: "The queue of this receiver goes on.",
        nothing: "Nothing waits for this receiver.",
        replayed: "The messages are sent again.",
      },
    },
  },
} satisfies ConsoleTexts;
