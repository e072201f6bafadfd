import type { CompanyTexts } from "../types/company.ts";

export default {
  company: {
    heading: "For which company?",
    lead:
      "Enter the national ID of the company whose chief executive you are. Only the chief executive can sign in for a company.",
    noticeTitle: "If the company’s directors have changed",
    notice:
      "If changes of the board or of the capital were registered after 1393 (2014), contact the company registration office to update the managers. If not, register the minutes of the general meeting or of the board that appointed the managers and signatories at {link}, and send the minutes by post, so that the board is brought up to date.",
    companyId: {
      label: "Company’s national ID",
      hint: "11 digits; they are in the announcement of the company’s foundation.",
    },
    submit: "Continue",
    errors: {
      missing: "Enter the company’s national ID.",
      format: "The company’s national ID must have 11 digits.",
      check_digit: "This ID is not valid. Compare the digits with the company’s announcement.",
    },
    failures: {
      not_found: {
        title: "No company has this ID",
        steps: [
          "Compare the digits with the company’s announcement in the official gazette and enter them again.",
        ],
      },
      dissolved: {
        title: "This company is dissolved",
        steps: [
          "Nobody can sign in for a dissolved company. Its liquidator can deal with the company registration office.",
        ],
      },
      not_chief_executive: {
        title: "You are not registered as this company’s chief executive",
        steps: [
          "Only the chief executive can sign in for a company. If that is you, the registry does not know yet; the note further down says how to tell it.",
        ],
      },
      registry_unavailable: {
        title: "The companies’ registry is not responding",
        steps: [
          "You are still signed in, and the company’s ID is still here.",
          "Press “Continue” again after {when}.",
        ],
      },
      limited: {
        title: "We cannot check another company yet",
        steps: [
          "Many companies were tried in one day. You are still signed in.",
          "Try again after {when}.",
        ],
      },
    },
    self: {
      question: "Signing in for yourself?",
      service: "This service is also for individuals.",
      serviceSubmit: "Continue as myself",
      home:
        "This service is only for companies, but you are signed in as yourself and the other services are open.",
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
