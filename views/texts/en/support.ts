import type { SupportTexts } from "../types/support.ts";

export default {
  support: {
    heading: "Ask support",
    lead: "Your questions and their answers:",
    empty: "You have not asked anything yet.",
    asked: "Asked {when}, question number {number}",
    ask: "New question",
    first: "Your question may be answered already:",
    back: "My page",
    topics: {
      sign_in: "Signing in and one-time codes",
      level: "Account level and proof of identity",
      service: "A service of an agency",
      letter: "A letter or a case",
      account: "Account details and safety",
      other: "Something else",
    },
    states: { waiting: "Waiting for an answer", answered: "Answered", closed: "Closed" },
    meaning: {
      waiting: "Your question has arrived. You will read the answer on this page.",
      answered: "Read the answer. If it is not enough, write again.",
      closed: "This question is closed. For something new, send a new question.",
    },
    secrets: "Do not write one-time codes or bank card numbers; support never asks for them.",
    topic: "Topic",
    text: "Your question",
    length: "At most {count} characters",
    along: {
      title: "Sent along with your question",
      page: "The page you came from",
      device: "Your browser",
      level: "Account level",
    },
    submit: "Send",
    again: "Write again",
    seen: "Mark as read",
    close: "Close this question",
    number: "Question number",
    state: "State",
    from: { person: "You, {when}", support: "Support, {when}" },
    errors: {
      missing: "Write your question.",
      long: "Your text is too long; make it shorter.",
      topic: "Choose the topic of your question.",
    },
    tooMany: {
      title: "You have too many open questions",
      steps: ["You can have {count} open questions at a time. Close one, or write in it."],
    },
  },
} satisfies SupportTexts;
