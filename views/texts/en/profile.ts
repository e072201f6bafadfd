import type { ProfileTexts } from "../types/profile.ts";

export default {
  postalCodeChange: {
    heading: "Change the postal code",
    now: "Your present postal code: {postalCode}",
    lead:
      "If you have moved, enter your new postal code. Services that you have entered and that may see it are told, too.",
    same: "This is your present postal code.",
    back: "Back to the profile",
  },
  changes: {
    heading: "Changes told to agencies",
    lead: "Each change is told to the services that you have entered and that may see it.",
    empty: "Nothing of yours has changed in the last 30 days.",
    at: "{when}",
    nobody: "No service that you have entered receives this.",
    states: {
      waiting: "Waiting: this agency has not answered yet. It is sent again by itself.",
      told: "Told, {when}.",
      accepted: "The agency has accepted and recorded it, {when}.",
      refused: "The agency has refused it, {when}.",
      at_next_visit: "It learns of it when you enter this service again.",
    },
    reasons: {
      refused: "No reason was given.",
      outside_area: "The new address is outside this agency’s area.",
      needs_document: "The agency needs a document for this change; ask at that service.",
      unknown_person: "The agency has found no file in your name.",
      invalid_value: "The agency holds this value to be wrong.",
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
} satisfies ProfileTexts;
