import type { NoticeTexts } from "../types/notice.ts";

export default {
  mail: {
    code: {
      subject: "Your Panjereh sign-in code",
      code: "Your sign-in code for Panjereh: {code}",
      validUntil: "Valid until {time}.",
      secret: "Never tell anyone this code. No official or support agent will ask you for it.",
    },
    notice: {
      subject: "News about your Panjereh account",
      happened: {
        new_browser: "Someone signed in to your account in a new browser.",
        new_sim: "Your account moved to another SIM.",
        level_raised: "The assurance level of your account was raised.",
        company_session: "Someone signed in with your account on behalf of a company.",
      },
      when: "Time: {when}",
      device: "Browser: {device}",
      place: "Network: {place}",
      unknownDevice: "unknown",
      more: "And {count} more within the same minute.",
      wasMe: "If this was you, there is nothing to do.",
      notMe: "If it was not you, this link closes that browser’s sessions (this was not me):",
      notMeAll:
        "If it was not you, this link closes the sessions of all those browsers (this was not me):",
    },
  },
} satisfies NoticeTexts;
