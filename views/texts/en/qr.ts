import type { QrTexts } from "../types/qr.ts";

export default {
  qr: {
    ways: { label: "Ways to sign in", code: "One-time code", qr: "{qr} code" },
    heading: "Sign in with a {qr} code",
    steps: [
      "Take a phone on which you are signed in to {shortName}.",
      "Scan this picture with the phone’s camera.",
      "On the phone, choose the number that appears here.",
    ],
    picture: "{qr} code for your phone’s camera; if it has none, use the manual code that follows",
    manual: "Cannot scan? Open {address} on the phone and enter this manual code: {code}",
    pick: "The picture is open on a phone. Choose this number there:",
    check: "Check status",
    another: "New picture",
    notices: {
      drawn: "Here are a new picture and manual code. The previous ones no longer work.",
      not_yet: "It has not been approved on the phone yet.",
    },
    ends: {
      refused: {
        title: "This sign-in was not accepted on the phone",
        steps: ["If that was you, get a new picture and choose the number that you see here."],
      },
      expired: {
        title: "This picture no longer works",
        steps: ["It has expired, or a newer one has replaced it. Get a new picture."],
      },
      busy: {
        title: "Many pictures are being requested from your network",
        steps: [
          "Press “New picture” in a minute. You can sign in with a one-time code straight away.",
        ],
      },
    },
  },
  qrPhone: {
    heading: "Do you approve a sign-in on another phone or computer?",
    lead: "If you approve, this browser will be signed in to {shortName} and all its services:",
    asker: {
      browser: "Browser",
      network: "Network",
      same: "{address} (the same as this phone’s)",
      other: "{address} (not this phone’s)",
      service: "Requested from",
      window: "{shortName} itself",
      time: "Time",
    },
    otherNetwork:
      "That browser is not on your phone’s network. If the phone uses mobile data, that is normal; if not, refuse.",
    warning:
      "Approve only if that screen is in front of you right now and you opened it yourself. If someone sent or showed you the picture or the manual code, refuse.",
    question: "Which number is on that screen?",
    hint:
      "No number there? Press “Check status” on that screen. A wrong number cancels the request.",
    refuse: "Refuse",
    notMe: "This is not me: stop this sign-in",
    lapsed: "This request has expired. Press “New picture” on that screen and scan again.",
    failure: {
      title: "The SIM registry (Shahkar) is not responding",
      steps: ["Nothing has been approved yet. Choose the number again after {when}."],
    },
  },
  qrDone: {
    ends: {
      approved: {
        title: "You approved the sign-in",
        steps: [
          "In a few moments this browser will be signed in to {shortName} and all its services:",
        ],
      },
      refused: {
        title: "You refused the sign-in",
        steps: ["That browser was not signed in, and its request is cancelled."],
      },
      not_me: {
        title: "We stopped this sign-in",
        steps: [
          "The request is cancelled and that browser was not signed in.",
          "Someone tried to sign in with your phone. Never scan a picture that others send or show you; no official or support agent will ask for that.",
          "Look at your open sign-ins and end any that you do not recognise.",
        ],
      },
      wrong_number: {
        title: "That is not the number on the screen",
        steps: [
          "To protect you, the request is cancelled. If the screen is in front of you, press “New picture” on it and scan again.",
          "If you do not see that screen, someone is trying to sign in with your phone. Never accept a picture or a code from anyone.",
        ],
      },
      sim_mismatch: {
        title: "This account’s SIM is not in your name",
        steps: [
          "The SIM registry names another owner. Sign in again with a SIM of your own.",
        ],
      },
      limited: {
        title: "You cannot approve another sign-in for now",
        steps: [
          "To protect your account, only a few sign-ins an hour can be approved with a phone. That browser was not signed in.",
          "Try again after {when}. If you do not want to wait, open “One-time code” in that browser and sign in with your number.",
          "If you did not make all these sign-ins, look at your open sign-ins and end them all.",
        ],
      },
      dead: {
        title: "This request is no longer valid",
        steps: [
          "It has expired, was used, or was replaced by a newer one. If that screen is not signed in yet, press “New picture” on it and scan again.",
        ],
      },
    },
    check: "If that screen does not continue by itself, press “Check status” on it.",
  },
  qrEntry: {
    heading: "Approve a sign‑in on another phone or computer",
    lead:
      "Enter the manual code beside the picture on the sign-in page there, or open the picture with your phone’s camera.",
    code: { label: "Manual code", hint: "9 digits." },
    submit: "Continue",
    warning: "Do not enter a manual code that someone else gave you.",
    errors: {
      missing: "Enter the manual code.",
      format: "The manual code must have 9 digits.",
      unknown:
        "There is no such manual code, or it has expired. Compare the digits with the screen.",
    },
    limited: {
      title: "Please wait a little",
      steps: [
        "Too many wrong manual codes were entered.",
        "Try again after {when}, or open the picture with your phone’s camera.",
      ],
    },
  },
} satisfies QrTexts;
