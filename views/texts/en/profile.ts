import type { ProfileTexts } from "../types/profile.ts";

export default {
  postalCodeChange: {
    heading: "Change the postal code",
    now: "Your current postal code: {postalCode}",
    lead:
      "If you have moved, enter your new postal code. Services that you have entered and that may see it are told, too.",
    same: "This is your current postal code.",
    back: "Back to the profile",
  },
  changes: {
    heading: "Changes reported to agencies",
    lead: "Each change is reported to the services that you have entered and that may see it.",
    empty: "Nothing of yours has changed in the last 30 days.",
    at: "{when}",
    nobody: "No service that you have entered receives this.",
    states: {
      waiting: "Waiting: this agency has not answered yet. We will send it again automatically.",
      told: "Reported, {when}.",
      accepted: "The agency has accepted and recorded it, {when}.",
      refused: "The agency has refused it, {when}.",
      at_next_visit: "It learns of it when you enter this service again.",
    },
    reasons: {
      refused: "No reason was given.",
      outside_area: "The new address is outside this agency’s area.",
      needs_document: "The agency needs a document for this change; ask at that service.",
      unknown_person: "The agency has found no file in your name.",
      invalid_value: "The agency considers this value wrong.",
      closed: "Your file at this agency is closed.",
      not_understood: "The agency’s system did not understand the message.",
      ended: "This service is no longer told of this.",
    },
    otherReason: "The agency’s reason: {code}",
    retry: "Send again to {service}",
    retried: "It is being sent again.",
    tooSoon: "It has just been sent. Try again in a minute.",
    back: "Back to the profile",
  },
  otherPages: {
    pages: "Pages of the list",
    older: "Older ones",
    newest: "Back to the newest",
  },
  connected: {
    heading: "Connected services",
    lead: "You have entered these services. Disconnect those that you no longer want.",
    empty: "You have not entered a service yet.",
    first: "First entered: {when}.",
    last: "Last entered: {when}.",
    agreed: "You agreed: {when}.",
    received: "It has received: {attributes}.",
    nothing: "It has received none of your details, only an identifier of its own.",
    end: "Disconnect {service}",
    ended: "The connection has ended. The service hears nothing of you until you enter it again.",
    back: "My page",
  },
  receipts: {
    heading: "Receipts of released details",
    lead:
      "Each time a service receives your details in a sign-in, a receipt is kept; the newest come first.",
    empty: "No details have been released to a service yet.",
    at: "Receipt {number}, {when}.",
    by: {
      gateway: "Through {shortName}.",
      forward_auth: "Through the agency’s own server.",
      openid: "By signing in on the agency’s own site.",
    },
    download: "Download all receipts",
    verify:
      "The receipts form a chain whose end is signed. With the file you can check that nothing was removed or changed.",
    back: "Back to connected services",
  },
  looks: {
    heading: "Who looked at my file",
    lead:
      "Each time a member of staff looks at your details, their role and reason are recorded here.",
    empty:
      "No member of staff has looked at your details in {shortName} so far. Each time one does, their role and reason will be recorded here.",
    window: "{shortName} support",
    at: "{when}: {data}.",
    data: {
      profile: "your details",
      sign_ins: "your sign-ins",
      letters: "your letters",
      dossiers: "your cases",
      support: "your support request",
    },
    role: "Role: {role}.",
    reason: "Reason: {reason}.",
    back: "My page",
  },
  myData: {
    heading: "Download my data",
    lead: "All that {shortName} keeps about you, in one file:",
    contains: [
      "your account, companies and requests to correct the address",
      "past sign-ins, active sessions and passkeys",
      "letters, cases and questions to support; attachments come from the letter itself",
      "connected services, consents, receipts and stars",
      "changes of the last 30 days, and who looked at your file",
    ],
    download: "Download the file",
    careful: "The file has all your details, unmasked. Do not save it on someone else’s device.",
    kept: {
      title: "What is not in the file?",
      steps: [
        "Security events: the law requires them to be kept, unaltered.",
        "Counts of attempts and messages on their way: they last for minutes to a month. The file lists them with the reasons.",
      ],
    },
    limited: {
      title: "You have downloaded it five times today",
      steps: ["You can download it again after {when}."],
    },
    back: "Back to the profile",
  },
} satisfies ProfileTexts;
