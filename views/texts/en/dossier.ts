import type { DossierTexts } from "../types/dossier.ts";

export default {
  dossier: {
    title: "Case",
    states: {
      draft: "Draft",
      submitted: "Submitted",
      received: "Received",
      in_review: "In review",
      awaiting_citizen: "Waiting for you",
      awaiting_other: "Waiting for others",
      approved: "Approved",
      refused: "Refused",
      closed: "Closed",
      withdrawn: "Withdrawn by you",
    },
    turns: {
      citizen: "It is your turn: the review waits until you have done what is asked for.",
      agency: "It is the agency’s turn. You do not need to do anything now.",
      other:
        "The agency is waiting for an answer from elsewhere. You do not need to do anything now.",
      nobody: "This case has ended. The history says more.",
    },
    awaited: "Waiting for",
    answerBy: { title: "Your time to answer", text: "Until the end of {date}" },
    agency: "Agency",
    number: "Tracking number",
    opened: "Opened on",
    desk: "Now with",
    clock: {
      title: "Legal time limit",
      running: "The agency has until {date}.",
      over: "The agency’s time ended on {date}.",
      paused: "It is paused; {left} of the agency’s time are left.",
      pausedOver: "It is paused; the agency’s time had ended before.",
    },
    usual: {
      title: "Usual time",
      text:
        "Half of similar cases were decided within {median}, and nine of ten within {decile}, not counting the time they waited for others.",
      tooFew: "Too few similar cases have been decided yet.",
    },
    unseen: {
      hint: "There is news in this case that still counts as unseen.",
      submit: "Mark as seen",
    },
    missing: {
      title: "What you are asked for",
      lead:
        "Report each one when you have done it. With the last one the case returns to the agency.",
      ways: {
        link: "Do it at the service",
        post: "Send it by post to: {where}",
        visit: "Hand it in: {where}",
      },
      supplied: "You said that it is done ({when}).",
      done: "Done: {item}",
    },
    history: {
      title: "History",
      you: "You",
      corrected: "Details corrected",
      supplied: "Reported as done: {items}",
      reason: "Explanation: {reason}",
      pages: "Pages of the history",
      older: "Older history",
      newest: "Newest history",
    },
    withdraw: {
      title: "Withdraw this request",
      hint: "You can withdraw it until the agency receives it. This cannot be undone.",
      submit: "Yes, withdraw it",
    },
    tracking: {
      title: "Tracking without signing in",
      shown:
        "Anyone who has the tracking number sees the state of the case without signing in, but neither your name nor what it is about.",
      hidden: "The state of this case is shown to no one without signing in.",
      hide: "Hide the state",
      show: "Show the state by number",
    },
    changed: {
      title: "This was not done",
      steps: ["The case has changed in the meantime. This page shows how it stands now."],
    },
  },
  track: {
    heading: "Track by number",
    lead: "Without signing in, only the state of the case is shown.",
    number: {
      label: "Tracking number",
      hint: "13 digits, on the page of the case; spaces and dashes do not matter.",
    },
    errors: {
      format: "A tracking number has 13 digits and no letters. Enter all of them.",
      check_digit:
        "One of the digits is wrong, or two are swapped. Compare them with your receipt.",
    },
    submit: "Show the state",
    found: "Case number {number}",
    more: "Details and what is left to do are shown after signing in:",
    unknown: {
      title: "Nothing is shown for this number",
      steps: [
        "Compare the number with your receipt.",
        "The owner of the case may have hidden its state. They see it after signing in.",
      ],
    },
    limited: {
      title: "Too many numbers were asked for from your network",
      steps: ["This limit protects cases. Try again after {when}."],
    },
  },
} satisfies DossierTexts;
