import type { QrTexts } from "../types/qr.ts";

export default {
  qr: {
    ways: { label: "Ways to sign in", code: "One-time code", qr: "{qr} code" },
    heading: "Sign in with a {qr} code",
    lead:
      "Scan this code with a phone on which you are signed in to Panjereh. You need no code and no personal details.",
    picture: "{qr} code for your phone’s camera; a code to type follows if you have none",
    validUntil: "Valid until {time}",
    manual: "Cannot scan? Open {address} on the phone and type this code: {code}",
    pick: "The code is open on a phone. Pick this number there:",
    check: "Check status",
    another: "New code",
    notices: {
      drawn: "Here is a new code. The previous one no longer works.",
      not_yet: "It has not been approved on the phone yet.",
    },
    ends: {
      refused: {
        title: "This sign-in was not accepted on the phone",
        steps: ["If that was you, get a new code and pick the number that you see here."],
      },
      expired: {
        title: "This code no longer works",
        steps: ["Its time is over, or a newer one has taken its place. Get a new code."],
      },
    },
  },
  qrPhone: {
    heading: "Let another device sign in as you?",
    lead: "If you approve, this browser is signed in to Panjereh and all its services:",
    asker: {
      browser: "Browser",
      network: "Network",
      same: "{address} (the same as this phone’s)",
      other: "{address} (not this phone’s)",
      service: "Service",
      window: "Panjereh itself",
      time: "Time",
    },
    otherNetwork:
      "That browser is not in your phone’s network. If the phone uses mobile data, that is to be expected; if not, refuse.",
    warning:
      "Approve only if that screen is in front of you right now and you opened it yourself. If somebody sent or showed you the code, refuse.",
    question: "Which number is on that screen?",
    hint: "No number there? Press “Check status” on it. A wrong number makes the code void.",
    refuse: "Refuse",
    notMe: "This is not me",
    failure: {
      title: "The SIM registry (Shahkar) is not answering",
      steps: ["Nothing has been approved yet. Pick the number again from {when}."],
    },
  },
  qrDone: {
    ends: {
      approved: {
        title: "You approved the sign-in",
        steps: ["This browser will be signed in within moments:"],
      },
      refused: {
        title: "You refused the sign-in",
        steps: ["That browser was not signed in and its code is void."],
      },
      not_me: {
        title: "We stopped this sign-in",
        steps: [
          "The code is void and that browser was not signed in.",
          "Somebody tried to sign in with your phone. Never scan a code that others send or show you; no official will ask for that.",
          "Look at your open sign-ins and end any that you do not recognise.",
        ],
      },
      wrong_number: {
        title: "That is not the number on the screen",
        steps: [
          "To protect you, the code is void. If the screen is in front of you, press “New code” on it and scan again.",
          "If you do not see that screen, somebody is trying to sign in with your phone. Accept codes from nobody.",
        ],
      },
      sim_mismatch: {
        title: "This account’s SIM is not in your name",
        steps: [
          "The SIM registry names another owner. Sign in anew with a SIM of your own.",
        ],
      },
      limited: {
        title: "You cannot approve another sign-in for now",
        steps: [
          "To protect your account, only a few sign-ins an hour can be approved with a phone. That browser was not signed in.",
          "Try again from {when}. If you do not want to wait, open “One-time code” in that browser and sign in with your number.",
          "If so many sign-ins were not your doing, look at your sign-ins and end them all.",
        ],
      },
      dead: {
        title: "This code does not work",
        steps: [
          "Its time is over, it was used, or a newer one has taken its place. Press “New code” on that screen and scan again.",
        ],
      },
    },
    sessions: "Your sign-ins",
  },
  qrEntry: {
    heading: "Approve another device",
    lead:
      "Type the code beside the picture on that device’s sign-in page, or open the picture with your phone’s camera.",
    code: { label: "Code to type", hint: "9 digits." },
    submit: "Continue",
    warning: "Do not type a code that somebody else gave you.",
    errors: {
      missing: "Type the code.",
      format: "The code has 9 digits.",
      unknown: "There is no such code, or its time is over. Check the code on the screen.",
    },
    limited: {
      title: "Please wait a while",
      steps: [
        "Too many codes were typed that do not exist.",
        "Try again from {when}, or open the picture with your phone’s camera.",
      ],
    },
  },
} satisfies QrTexts;
