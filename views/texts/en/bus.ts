import type { BusTexts } from "../types/bus.ts";

export default {
  bus: {
    heading: "Connections to GSB/PGSB",
    lead:
      "To apply for offering a service, your agency needs at least one active connection. If you have none, ask for a connection first.",
    empty: "Your agency has not asked for a connection yet.",
    ask: "Ask for a connection",
    line: "Tracking number {number}, {when}",
    one: "Connection: {bus}",
    noBus: "no bus yet",
    buses: {
      gsb: "GSB, the Government Service Bus",
      pgsb: "PGSB, the bus for the private sector",
    },
    states: {
      draft: "Draft",
      submitted: "With an expert",
      returned: "To be corrected",
      active: "Active",
      rejected: "Rejected",
      ended: "Ended",
    },
    meaning: {
      draft: "This request has not been sent yet.",
      submitted: "An expert is looking at the request. The result will appear on this page.",
      returned: "The expert has returned the request. Correct it and send it again.",
      active: "This connection is active: you can choose it when you apply for a service.",
      rejected: "This request was rejected. Once the reason is resolved, send a new one.",
      ended: "This connection has ended and can no longer be chosen.",
    },
    number: "Tracking number",
    state: "State",
    agreed: "User names on the bus",
    fields: {
      bus: "Bus",
      purpose: "Purpose of the connection",
      contactName: "Name of the technical contact",
      contactPosition: "Position of the technical contact",
      contactMobile: "Mobile number of the technical contact",
      contactEmail: "Email of the technical contact (optional)",
      addresses: "IP addresses of the agency’s servers",
      userNames: "User names that you would like (optional)",
    },
    hints: {
      contactEmail: "Example: {example}",
      addresses: "One a line",
      userNames:
        "One a line, in small Latin letters. If this stays empty, the expert suggests a name.",
    },
    save: "Save the draft",
    send: "Send for review",
    end: "End this connection",
    history: "History",
    acts: {
      submitted: "{name} sent the request, {when}",
      returned: "{name} returned the request for correction, {when}",
      active: "{name} activated the connection, {when}",
      rejected: "{name} rejected the request, {when}",
      ended: "{name} ended the connection, {when}",
    },
    errors: {
      missing: {
        bus: "Choose the bus.",
        purpose: "Write what the connection is for.",
        contactName: "Enter the name of the technical contact.",
        contactPosition: "Enter the position of the technical contact.",
        contactMobile: "Enter the mobile number of the technical contact.",
        addresses: "Enter the IP address of at least one server.",
      },
      format: {
        contactMobile: "This is not a mobile number. Example: 09121234567",
        contactEmail: "This is not an email address.",
        addresses: "Each line must be an IP address, such as {example}",
        userNames:
          "Each user name has 3 to 32 characters, begins with a Latin letter, and has only letters, digits, dots and dashes.",
      },
      long: "Write at most {count} characters.",
      many: "Enter at most {count} addresses.",
    },
    tooMany: {
      title: "Your agency cannot ask for more connections",
      steps: ["There can be {count}. Edit one of those that there are, or ask support for help."],
    },
    back: "All connections",
    review: {
      heading: "Review of connections",
      one: "Review for {agency}: {bus}",
      lead: "Waiting requests, oldest first.",
      empty: "No request is waiting.",
      agency: "Agency",
      text: "Note to the agency",
      textHint: "Needed to return, reject or end.",
      userNames: "User names that were agreed on",
      userNamesHint: "Needed to activate; one a line.",
      activate: "Activate the connection",
      giveBack: "Return for correction",
      reject: "Reject the request",
      errors: {
        text: "Write the reason for the agency.",
        userNames: "Enter at least one user name.",
        userNamesFormat:
          "Each user name has 3 to 32 characters, begins with a Latin letter, and has only letters, digits, dots and dashes.",
      },
      gone: {
        title: "The state of this request has changed in the meantime",
        steps: ["See its new state on this page. What you wrote was not kept."],
      },
      back: "All waiting requests",
    },
  },
} satisfies BusTexts;
