import type { Texts } from "./texts.ts";

export default {
  language: { tag: "en", name: "English", direction: "ltr", locale: "en-GB", digits: "latin" },
  window: {
    name: "Panjereh",
    motto: "One sign-in for all public services",
    languages: "Language",
    skip: "Skip to main content",
    sandbox: {
      label: "Test environment",
      hint: "The people, messages and registries here are made up.",
    },
    privacy: "Privacy statement",
    title: "{page} – {window}",
    failedTitle: "Error: {title}",
    goingTo: "To continue to “{service}”",
    step: "Step {step} of {steps}",
    correct: "Please correct this",
    lost: "The connection failed. What you typed is still here: please press the button again.",
  },
  time: { today: "{time}", later: "{time} on {date}" },
  mobile: {
    heading: "Sign in with a one-time code",
    mobile: {
      label: "Mobile number",
      hint: "11 digits, starting with 09. The SIM must be registered in your own name.",
    },
    captcha: {
      label: "Security code",
      hint: "The six digits in the picture.",
      picture: "A picture of six digits to type into the box below",
      another: "Show another picture",
      drawnAgain: "Here is a new picture. Type its six digits.",
    },
    submit: "Send one-time code",
    resume: "You have an unfinished sign-in in this browser.",
    resumeLink: "Go on with it",
    errors: {
      mobile: {
        missing: "Enter your mobile number.",
        format: "The mobile number must have 11 digits and start with 09.",
      },
      captcha: {
        missing: "Type the six digits of the picture into “Security code”.",
        wrong: "The security code did not match the picture. Type the digits of the new picture.",
        expired: "The previous picture had expired. Type the digits of the new picture.",
      },
    },
    failures: {
      sim_mismatch: {
        title:
          "This mobile number does not belong to that national ID (it must be your own number)",
        steps: [
          "Sign in with a number whose SIM is registered in your own name.",
          "If you use this SIM but it is registered to someone else, visit your operator’s office to change its owner.",
        ],
      },
      delivery_failed: {
        title: "The code could not be sent",
        steps: [
          "The operator refused the message or did not answer. Nothing is wrong with your number.",
          "Press the same button again after {when}.",
        ],
      },
      limited: {
        title: "We cannot send another code yet",
        steps: [
          "Too many codes were requested for this number or from this network. The limit protects your account.",
          "Try again after {when}.",
        ],
      },
      lapsed: {
        title: "This sign-in has timed out",
        steps: [
          "Nothing happened for 30 minutes, so we closed it to keep you safe. Start again here.",
        ],
      },
      cookies_needed: {
        title: "Your browser did not keep our cookie",
        steps: [
          "Without a cookie we cannot connect the steps of signing in. Allow cookies for this site in your browser’s settings and try again.",
        ],
      },
    },
  },
  code: {
    heading: "Enter the code from the text message",
    sentTo: "We sent a {length}-digit code to {mobile}.",
    change: "Change the number",
    code: { label: "Code" },
    validUntil: "Valid until {time}",
    secret: "Never tell anyone this code. No official or support agent will ask you for it.",
    submit: "Continue",
    notArrived: "No message yet?",
    waiting:
      "A message can take a minute or two. Check that your phone has signal and does not block service messages.",
    resendFrom: "You can get a new code after {when}.",
    resendNow: "You can get a new code now.",
    resend: "Send a new code",
    notices: {
      sent: "We sent the code.",
      sent_again: "We sent a new code. The previous one no longer works.",
    },
    errors: {
      missing: "Enter the code.",
      format: "The code has {length} digits.",
      expired: "This code has expired. Get a new one.",
      used: "This code no longer works. Get a new one.",
      wrong: "That code is not right. Tries left: {count}.",
    },
    noTriesLeft: "That code was not right, and it no longer works. Get a new one.",
    failures: {
      delivery_failed: {
        title: "The code could not be sent",
        steps: [
          "The operator refused the message or did not answer. Nothing is lost.",
          "Press “Send a new code” after {when}. If a message does arrive, enter its code.",
        ],
      },
      limited: {
        title: "Please wait a little",
        steps: [
          "To protect your account we leave time between two codes and after several wrong ones.",
          "Try again after {when}.",
        ],
      },
    },
  },
  returning: {
    heading: "One check is left",
    lead: "Your code was right. We only have to ask Shahkar again whether this SIM is still yours.",
    submit: "Continue",
    failure: {
      title: "The SIM registry (Shahkar) is not answering",
      steps: ["Nothing is lost. Press “Continue” after {when}."],
    },
  },
  identity: {
    heading: "Your identity",
    lead: "Enter your national ID and date of birth, so that we can confirm who you are.",
    nationalId: { label: "National ID", hint: "10 digits." },
    birthDate: {
      label: "Date of birth",
      hint: "In the Iranian (Solar Hijri) calendar, as on your ID, for example 14 5 1370.",
    },
    day: "Day",
    month: "Month",
    year: "Year",
    submit: "Continue",
    errors: {
      nationalId: {
        missing: "Enter your national ID.",
        format: "The national ID must have 10 digits.",
        check_digit: "There is no such national ID. Compare the digits with your card.",
      },
      birthDate: {
        missing: "Enter the day, month and year of your birth.",
        invalid: "This date does not exist. Check the day, the month and the four-digit year.",
        future: "This date is in the future. Check the year.",
        too_old: "This date is more than 130 years ago. Check the year.",
      },
    },
    failures: {
      mismatch: {
        title: "The identity details are not correct",
        steps: [
          "In the civil registry this national ID and date of birth do not belong together. Compare both with your ID.",
          "If they are right, try again in a few hours, or ask a civil registry office to check your record.",
        ],
      },
      limited: {
        title: "We cannot check your identity yet",
        steps: [
          "Identity details were tried too often. The limit protects you.",
          "Try again after {when}.",
        ],
      },
      civil: {
        title: "The civil registry is not answering",
        steps: [
          "Nothing is lost, and what you typed is still here.",
          "Press “Continue” again after {when}.",
        ],
      },
      sim: {
        title: "The SIM registry (Shahkar) is not answering",
        steps: [
          "Nothing is lost, and what you typed is still here.",
          "Press “Continue” again after {when}.",
        ],
      },
    },
  },
  refused: {
    deceased: {
      title: "A death is registered for this national ID",
      steps: [
        "The civil registry records the holder of this national ID as deceased, so it cannot be used to sign in.",
        "If this is your own national ID, there has been a mistake. Take your identity papers to the nearest civil registry office, which can correct it.",
        "If you came to settle the affairs of someone close to you, we are sorry for your loss. Heirs sign in with their own national ID and SIM.",
      ],
    },
    under_age: {
      title: "You can sign in from the age of 18",
      steps: [
        "By the date of birth you entered you are not 18 yet. You can sign in from your 18th birthday.",
        "Until then a parent or legal guardian can turn to the agency itself for you.",
      ],
    },
    again: "Sign in with other details",
  },
  confirm: {
    heading: "Is this you?",
    lead: "The civil registry has this name for your national ID.",
    firstName: "First name",
    lastName: "Last name",
    fatherName: "Father’s name",
    yes: "Yes, this is me",
    no: "No, correct it",
  },
  postalCode: {
    heading: "Postal code",
    lead: "Enter the postal code of where you live.",
    registeredLead:
      "This is the postal code of your last registered address. If it is right, press “Continue”. If not, correct it below and press “Continue” to request an update of your address.",
    postalCode: {
      label: "Your postal code",
      hint: "10 digits; it is also printed on household bills.",
    },
    submit: "Continue",
    temporary: {
      question: "No postal code at hand?",
      meaning:
        "Go on with a temporary account (level 1) and complete it later. Until then only services of level 1 will open.",
      submit: "Go on with a temporary account",
    },
    errors: {
      missing: "Enter your postal code.",
      format: "The postal code must have 10 digits.",
      unknown: "Invalid postal code",
    },
    lookUp:
      "It is not in the national address database ({link}). Find the right code there and enter it here.",
    failures: {
      registry_unavailable: {
        title: "The post’s address database is not answering",
        steps: [
          "Nothing is lost, and your postal code is still here.",
          "Press “Continue” again after {when}.",
        ],
      },
      limited: {
        title: "Too many postal codes were tried",
        steps: [
          "You can try another one from {when}.",
          "Until then, sign in with a temporary account, or find the right code on a household bill.",
        ],
      },
    },
  },
  home: {
    title: "Your page",
    greeting: "Welcome, {name}",
    status: { temporary: "Temporary", verified: "Verified" },
    level: "Level {level}",
    meaning: {
      1: "Your mobile number is confirmed.",
      2: "Your identity, the ownership of your SIM and your postal code are confirmed.",
      3: "Your identity is also confirmed by bank card or face match.",
    },
    finish: "Only your postal code is missing before all services open.",
    finishLink: "Finish verification",
    addressRequest: "Your request to update your address was filed with tracking number {number}.",
    noServices: "No service is connected to this window yet.",
    themes: {
      welfare: "Insurance and welfare",
      transport: "Vehicles and transport",
      economy: "Taxes and economy",
      education: "Education",
      health: "Health",
      justice: "Justice and registration",
      other: "Other services",
    },
    levelNeeded: "You must reach level {level} first",
    sessionEnds: "You stay signed in until {when} at the latest, or until 30 minutes without use.",
    signOut: "Sign out",
    sharedDevice: "Not your own device?",
  },
  signOut: {
    heading: "Sign out?",
    meaning:
      "You will be signed out of Panjereh and of every service you opened with this sign-in.",
    submit: "Yes, sign out",
    stay: "No, stay",
    shared: {
      question: "Is this not your own device?",
      meaning:
        "We sign you out and forget this browser, so that the next sign-in here asks for proof of identity again.",
      submit: "Sign out and forget this browser",
    },
  },
  signedOut: {
    heading: "You are signed out",
    meaning: "Your sign-in to Panjereh and all its services has ended.",
    advice: "If this device is not your own, close the browser window too.",
    again: "Sign in again",
  },
  problem: {
    pages: {
      bad_request: {
        title: "We could not read that request",
        steps: [
          "Your browser sent something that we do not understand. Go back and try again.",
        ],
      },
      forbidden: {
        title: "That request was refused",
        steps: [
          "The form was sent from a page outside Panjereh. To keep you safe we did nothing.",
          "Open the page from Panjereh itself and try again.",
        ],
      },
      not_found: {
        title: "There is no such page",
        steps: [
          "The address may be misspelt or the page may have moved. Start from the first page.",
        ],
      },
      method_not_allowed: {
        title: "This page cannot do that",
        steps: ["Open the page afresh and use its own buttons."],
      },
      too_large: {
        title: "That request was too large",
        steps: ["Send a shorter text or a smaller file."],
      },
      misdirected: {
        title: "That address is not part of Panjereh",
        steps: ["Check the address in your browser and start from the first page."],
      },
      internal: {
        title: "Something went wrong on our side",
        steps: [
          "Nothing was done. The problem is recorded; you need not report it.",
          "Try again in a few minutes.",
        ],
      },
      store_unavailable: {
        title: "Panjereh is not available for the moment",
        steps: ["Our store is not answering and nothing was done. Open this page again."],
      },
      upstream_unavailable: {
        title: "This service is not answering",
        steps: [
          "You are still signed in; the agency’s own system is down.",
          "Open this page again a little later.",
        ],
      },
      upstream_timeout: {
        title: "This service took too long to answer",
        steps: [
          "You are still signed in; the agency’s own system did not answer in time.",
          "If you sent something, first check whether it arrived before sending it again.",
        ],
      },
      level_unavailable: {
        title: "This service needs stronger proof of identity",
        steps: [
          "We cannot confirm that level of identity online yet.",
          "For this matter, please turn to the agency itself.",
        ],
      },
      legal_only: {
        title: "This service is for companies",
        steps: [
          "Signing in for a company is not possible here yet.",
          "The company’s chief executive can turn to the agency itself.",
        ],
      },
    },
    retryFrom: "Try again after {when}.",
    requestId: "Reference of this error: {id}",
    back: "Go back",
  },
  privacy: {
    heading: "Privacy statement",
    lead: "This is everything that Panjereh keeps about you, and for how long.",
    sections: [
      {
        title: "While you sign in",
        steps: [
          "The security code of the picture: 10 minutes, for one use.",
          "The code sent by message: 120 seconds, only as a hash. We never keep the code itself.",
          "What you enter while signing in: until 30 minutes after your last step.",
          "Counts of requests and wrong codes for each number and network: up to two days, to prevent abuse.",
        ],
      },
      {
        title: "Your account",
        steps: [
          "First and last name, father’s name, national ID, date of birth, mobile number, postal code, level of identity and requests to correct your address: as long as you have an account.",
          "To confirm them we ask the civil registry, Shahkar and the post. Each agency receives only the details that its service needs, under an identifier of its own.",
        ],
      },
      {
        title: "In your browser",
        steps: [
          "The sign-in cookie: 30 minutes after last use, 12 hours at most.",
          "The known-browser cookie, so that we need not ask who you are next time: one year.",
          "A cookie for the language you chose. There are no advertising or statistics cookies, and nothing is loaded from other sites.",
        ],
      },
      {
        title: "Security records",
        steps: [
          "We record security events such as sign-in, sign-out and failed tries with their time and the account’s identifier, and do not delete them. Numbers and network addresses are masked in these records.",
        ],
      },
    ],
    back: "Back to sign-in",
  },
} satisfies Texts;
