import type { MessagesTexts } from "../types/messages.ts";

export default {
  letters: {
    heading: "Letters and cases",
    empty:
      "You have no letters or cases yet. Letters from agencies, and your cases there, will appear here.",
    filters: {
      label: "Which letters and cases",
      all: "All",
      unread: "Unread ({count})",
      needsMe: "Waiting for you ({count})",
    },
    none: {
      unread: "You have no unread letters or cases.",
      needs_me: "No letter or case is waiting for you.",
    },
    search: {
      label: "Search your letters and cases",
      hint: "Title, letter number, tracking number of a case, or name of the agency",
      submit: "Search",
    },
    notFound: {
      title: "No letter or case was found",
      steps: ["Try a shorter word or another one. The text of the letters is not searched."],
    },
    of: "Letters and cases from {agency}",
    found: "Results for “{query}”",
    all: "All letters and cases",
    unread: "Unread",
    needsMe: "Waiting for you",
    past: { withdrawn: "Withdrawn", replaced: "Replaced" },
    ends: "Deadline: end of {when}",
    pages: "Pages of the list",
    older: "Older ones",
    newest: "Back to the newest",
    back: "My page",
  },
  letter: {
    title: "Letter",
    kinds: {
      information: "Information",
      request: "Request to you",
      decision: "Decision",
      warning: "Warning",
    },
    agency: "From",
    number: "Number",
    date: "Date",
    kind: "Kind of letter",
    periods: {
      objection: "Time to object",
      payment: "Time to pay",
      reply: "Time to reply",
      attendance: "Time to attend",
    },
    until: "{period}: until the end of {when}",
    over: "{period}: ended on {when}",
    unread: { hint: "This letter still counts as unread.", submit: "Mark as read" },
    confirm: {
      hint:
        "The sender would like to know that this letter has reached you. To confirm receipt does not mean that you agree with it.",
      submit: "Confirm receipt",
    },
    confirmed: "You have confirmed receipt of this letter: {when}.",
    withdrawn: "The sender has withdrawn this letter ({when}): {reason}",
    replaced: {
      text: "Another letter has taken the place of this one.",
      link: "See the new letter",
    },
    replaces: {
      text: "This letter takes the place of an earlier one.",
      link: "See the earlier letter",
    },
    files: {
      title: "Attachments",
      about: "{type}, {size}",
      sizes: { bytes: "{count} bytes", kilobytes: "{count} KB", megabytes: "{count} MB" },
      pending: "It has not been checked for malware yet. Open this page again in a little while.",
      infected:
        "Malware was found in this attachment and we did not keep it. Ask the sender for another copy.",
      unscannable:
        "This attachment could not be checked and cannot be opened. Ask the sender for another copy.",
      gone: "This attachment is no longer available.",
      digest: {
        title: "Check this file",
        lead: "If the {name} digest of your file is this one, it is as the agency sent it:",
      },
    },
    proof: {
      title: "Proof of service",
      lead: "What has happened to this letter, in order. The sender sees the same.",
      steps: {
        accepted: "It was accepted from the sender",
        stored: "It was put among your letters",
        notice_sent: "You were told by SMS",
        notice_failed: "The SMS about it could not be sent",
        opened: "You opened it",
        confirmed: "You confirmed receipt",
        unopened: "It stayed unopened, and we asked the sender to send paper",
        withdrawn: "The sender withdrew it",
        replaced: "The sender put another letter in its place",
      },
      download: "Download the proof with a digital signature",
      content: {
        lead:
          "The proof does not contain what the letter says, only a {name} digest of it. To show what was sent to you, give the file of the letter along with the proof. The text cannot be guessed from the proof alone.",
        download: "Download the letter as a file, to check against the proof",
      },
    },
    others: "Other letters from this sender",
  },
} satisfies MessagesTexts;
