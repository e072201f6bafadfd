import type { CompanyTexts } from "../types/company.ts";

export default {
  company: {
    heading: "For which company?",
    lead:
      "Enter the national ID of the company whose chief executive you are. Only the chief executive can sign in for a company.",
    noticeTitle: "If the company’s directors have changed",
    notice:
      "If changes to the board, or an increase or decrease in capital, were registered since 1393 (2014), contact the company registration office to update the directors’ details. If not, register the minutes of the general meeting or board meeting that appointed the directors and authorised signatories at {link}, and then send the minutes by post, so that the details of the board can be updated.",
    another: "Another company",
    companyId: {
      label: "Company’s national ID",
      hint: "11 digits; it is printed in the announcement of the company’s formation.",
    },
    submit: "Continue",
    errors: {
      missing: "Enter the company’s national ID.",
      format: "The company’s national ID must have 11 digits.",
      check_digit:
        "This ID is not valid. Compare the digits with the announcement of the company’s formation.",
    },
    failures: {
      not_found: {
        title: "No company has this ID",
        steps: [
          "Compare the digits with the announcement of the company’s formation in the official gazette and enter them again.",
        ],
      },
      dissolved: {
        title: "This company has been dissolved",
        steps: [
          "You cannot sign in for a dissolved company. Its liquidator deals with its affairs at the company registration office.",
        ],
      },
      not_chief_executive: {
        title: "You are not registered as this company’s chief executive",
        steps: [
          "Only the chief executive can sign in for a company. If that is you, the company registry has not been updated yet; the note further down this page says how to update it.",
        ],
      },
      registry_unavailable: {
        title: "The company registry is not responding",
        steps: [
          "You are still signed in, and the company’s ID is still here.",
          "Press “Continue” again after {when}.",
        ],
      },
      limited: {
        title: "We cannot check another company yet",
        steps: [
          "Many companies have been tried in one day. You are still signed in.",
          "Try again after {when}.",
        ],
      },
    },
    self: {
      question: "Are you signing in for yourself?",
      service: "This service is also for individuals.",
      serviceSubmit: "Continue as myself",
      home:
        "This service is only for companies, but you are signed in as yourself and can use the other services.",
      homeSubmit: "Go to my page",
    },
  },
  personOnly: {
    heading: "This service is for individuals only",
    lead: "You are acting for {company}, but this service is for individuals only.",
    submit: "Continue as myself",
    home: "No, back to my page",
  },
} satisfies CompanyTexts;
