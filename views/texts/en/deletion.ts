import type { DeletionTexts } from "../types/deletion.ts";

export default {
  deletion: {
    heading: "Delete my account",
    lead:
      "Once the account is deleted, {shortName} does not know you any more. Agencies keep their own files; this does not touch them.",
    goes: {
      title: "What is deleted?",
      steps: [
        "your details and level, companies and requests to correct the address",
        "letters and cases with their history, and questions to support",
        "passkeys, open sign-ins and the list of past ones",
        "connected services, consents, receipts, stars and notice settings",
      ],
    },
    stays: {
      title: "What stays, and why?",
      steps: [
        "Security events, without name or number: the law requires them to be kept, unaltered.",
        "Proofs that letters with legal effects, or with a confirmation of receipt, were served, for ten years: only the times and a digest that cannot be turned back, without text or name. The agency must be able to prove it.",
        "Counts of attempts, to prevent abuse: up to a month. Messages on their way: up to some days.",
        "Files attached to letters are the sending agency’s and may belong to letters of others, too: they stay, but your letters no longer lead to them.",
      ],
    },
    open: {
      title: "These cases are still open",
      steps: [
        "Deleting the account does not stop them, but they are no longer shown here. You can follow them at the agency only.",
      ],
    },
    week:
      "The account is deleted seven days later. Until then everything works as before, and one button takes the request back. We also tell you the day by text message or email.",
    before: "Before then you can download all your data:",
    submit: "Delete my account in seven days",
    back: "Back to the profile",
    asked: {
      title: "Your account will be deleted",
      when: "Time of deletion: {when}",
      steps: [
        "Until then it works as before, and letters reach you.",
        "Afterwards you can sign in again and get a new account; it is empty, and agencies know you by a new identifier.",
      ],
      keep: "Keep my account",
    },
    kept: {
      title: "Your account stays",
      steps: ["The request has been cancelled, and nothing of your account is missing."],
    },
    pending: "As you asked, this account will be deleted: {when}.",
    look: "See or cancel the request",
  },
} satisfies DeletionTexts;
