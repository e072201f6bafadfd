import type { NoticeTexts } from "../types/notice.ts";

export default {
  mail: {
    code: {
      subject: "Your one-time code for {shortName}",
      code: "Your one-time code for {shortName}: {code}",
      validUntil: "Valid until {time}.",
      secret: "Never tell anyone this code. No official or support agent will ask you for it.",
    },
    contact: {
      subject: "Confirm your email address at {shortName}",
      code: "The code for this address: {code}",
      validUntil: "Enter it on the same page, until {time}.",
      unknown:
        "If you have not entered this address at {shortName}, you need do nothing: without this code we send no other message here.",
    },
    news: {
      subjects: {
        letters: "A new letter at {shortName}",
        dossiers: "News of your case at {shortName}",
        support: "An answer from support at {shortName}",
      },
      happened: {
        letters: "{office} has sent you a letter on {date}.",
        dossiers: "{office} has news about your case of {date}.",
        support: "{office} has answered your question on {date}.",
      },
      open: "To read it, open {host} in your browser yourself. This email holds no link.",
      choose: "Under “{notices}” you choose what you are told, and how.",
    },
    account: {
      happened: {
        sessions_ended:
          "Support has signed you out of all browsers and services. You can sign in again.",
        account_closed:
          "Support has closed your account for its safety. Until it is opened, no one can sign in as you.",
        account_opened: "Your account is open again, and you can sign in.",
        level_lowered:
          "Something was wrong about your identity. At your next sign-in you must prove it again.",
      },
      ask:
        "If you did not ask for this, or have a question, open {host} yourself and contact support. This email has no link.",
    },
    notice: {
      subject: "News about your {shortName} account",
      happened: {
        new_browser: "Someone signed in to your account in a new browser.",
        new_sim: "Your account moved to another SIM.",
        level_raised: "The level of your account was raised.",
        company_session: "Someone signed in with your account on behalf of a company.",
        passkey_added:
          "A passkey was added to your account. It opens the account without a text message.",
        passkey_removed: "A passkey was removed from your account.",
        email_changed: "The email address for your messages was changed or removed.",
        deletion_asked:
          "Someone asked to delete your account; it will be deleted on {day}. Ending the sign-ins cancels that request, too.",
        deletion_soon:
          "As was asked for, your account will be deleted on {day}. Ending the sign-ins cancels that request.",
        push_added: "A browser shows notifications of your letters and cases from now on.",
      },
      when: "Time: {when}",
      device: "Browser: {device}",
      place: "Network: {place}",
      unknownDevice: "unknown",
      more: "And {count} more within the same minute.",
      wasMe: "If this was you, you do not need to do anything.",
      notMe: "If this was not you, end the sign-ins in that browser with this link:",
      notMeAll: "If this was not you, end the sign-ins in all those browsers with this link:",
      withoutLink: "Or without the link: open {host} yourself and end them under “{sessions}”.",
    },
  },
} satisfies NoticeTexts;
