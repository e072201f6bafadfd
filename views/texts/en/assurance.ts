import type { AssuranceTexts } from "../types/assurance.ts";

export default {
  level3: {
    heading: "Level 3 identity check",
    lead: {
      never:
        "This service is sensitive: before it opens, we must make sure once more that it is you.",
      lapsed:
        "This service needs a fresh check every {period}, and your last one is older than that.",
    },
    chooseOne: "Choose one of these ways.",
    holds: "For this service, the check is valid for {period}.",
    holdsSession: "The check is valid until you sign out.",
    kept: "We send your card number or photo for this one check only. We do not keep it.",
    other: "Another way",
    card: {
      heading: "Confirm with a bank card",
      kept: "We send your card number for this one check only. We do not keep it.",
      choose: "Use a bank card in my name",
      cardNumber: {
        label: "Card number",
        hint:
          "The 16 digits on a card in your own name. We never ask for its PIN, CVV2 or expiry date.",
      },
      submit: "Check the card",
      errors: {
        missing: "Enter the card number.",
        format: "The card number must have 16 digits.",
        check_digit: "This card number is not valid. Compare its digits with the card.",
      },
      failures: {
        mismatch: {
          title: "This card is not in your name",
          steps: [
            "Card {card} is not registered under your national ID. Try another card that is in your own name.",
            "If the card is yours, ask the bank to check the national ID registered for it.",
          ],
        },
        limited: {
          title: "We cannot check another card yet",
          steps: [
            "Several cards have been tried today. The limit is there to protect you.",
            "Try again after {when}.",
          ],
        },
        registry_unavailable: {
          title: "The banks’ network is not responding",
          steps: [
            "You are still signed in. To keep the card number safe, we do not show it again.",
            "After {when}, enter it once more and press “Check the card”.",
          ],
        },
      },
    },
    face: {
      heading: "Confirm with a photo of your face",
      kept: "We send your photo for this one check only. We do not keep it.",
      choose: "Use a photo of my face",
      photo: {
        label: "Photo of your face",
        hint:
          "From the front, in good light, without sunglasses or a mask. A JPEG or PNG file of at most 5 MB.",
      },
      choosePhoto: "Choose or take a photo",
      progress: {
        shrinking: "Preparing the photo…",
        sending: "Sending the photo:",
        checking: "The photo has arrived and is being checked…",
      },
      submit: "Send the photo",
      errors: {
        missing: "No photo reached us. Take or choose one.",
        type: "This file is not a valid JPEG or PNG picture. Send another one.",
        too_large: "This file is larger than 5 MB. Send a smaller photo.",
        too_slow:
          "The photo did not reach us within 2 minutes. Send a smaller one, or try on a faster connection.",
      },
      failures: {
        mismatch: {
          title: "The face did not match your national card",
          steps: [
            "This photo was not recognised as the person on your national card.",
            "Take another one from the front in better light.",
          ],
        },
        not_live: {
          title: "The photo was not of a live face",
          steps: [
            "It seems to be a picture of a photo or a screen. Take a new one of your own face.",
          ],
        },
        limited: {
          title: "We cannot check another photo yet",
          steps: [
            "Many photos have been tried today. The limit is there to protect you.",
            "Try again after {when}.",
          ],
        },
        sending: {
          title: "Your previous photo is still being checked",
          steps: [
            "We check one photo per person at a time. Perhaps you pressed the button twice, or this page is open elsewhere.",
            "You are still signed in, and this one does not count towards today’s limit. If you have not seen the result of your previous photo, choose it and send it again after {when}.",
          ],
        },
        busy: {
          title: "Many people are sending photos right now",
          steps: [
            "We did not receive your photo. You are still signed in, and this one does not count towards today’s limit.",
            "After {when}, choose it and send it once more.",
          ],
        },
        registry_unavailable: {
          title: "The face matching system is not responding",
          steps: [
            "You are still signed in. We have not kept your photo.",
            "After {when}, choose it and send it once more.",
          ],
        },
      },
    },
  },
} satisfies AssuranceTexts;
