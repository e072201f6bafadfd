import around from "./around/en.ts";
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
    actingFor: "For {company}",
    step: "Step {step} of {steps}",
    correct: "Please correct this",
    lost: "The connection failed. What you typed is still here: please press the button again.",
  },
  time: { today: "{time}", later: "{time} on {date}" },
  mobile: {
    heading: "Sign in with a one-time code",
    mobile: {
      label: "Mobile number or national ID",
      hint:
        "A number of 11 digits that starts with 09, whose SIM is registered in your own name. If you have an account, its national ID of 10 digits will do.",
    },
    captcha: {
      label: "Security code",
      hint: "The six digits in the picture.",
      picture: "A picture of six digits to type into the box below",
      sound: "Listen to the security code (up to three times)",
      proved: "Checked automatically: you need not type the code.",
      another: "Show another picture",
      drawnAgain: "Here is a new picture. Type its six digits.",
    },
    submit: "Send one-time code",
    resume: "You have an unfinished sign-in in this browser.",
    resumeLink: "Go on with it",
    errors: {
      mobile: {
        missing: "Enter your mobile number or national ID.",
        national_id:
          "There is no such national ID. Compare the digits with your card, or enter your mobile number.",
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
      sim_mismatch_foreign: {
        title: "This mobile number does not belong to that FIDA code (it must be your own number)",
        steps: [
          "Sign in with a number whose SIM is registered under your own FIDA code.",
          "If you use this SIM yourself, take your papers to your operator’s office to have it registered to you.",
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
    sentTo: "We sent a code of {length} digits to {mobile}.",
    sentToRegistered:
      "If this national ID has an account, a code of {length} digits was sent to the mobile registered for it. If you have none yet, begin with your mobile number.",
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
    email: "Send by e-mail",
    emailIfKnown: "The same code goes to your national e-mail, if your account has one.",
    noEmail: "You have no national e-mail on record, so the code cannot be sent that way.",
    dial: "Or dial {number} with the same SIM to see the code on your phone’s screen.",
    dialled: "I have the code",
    qr: "Or without a code, from a phone that is signed in: {link}.",
    qrLink: "scan a {qr} code",
    otherWays: "Other ways",
    notices: {
      sent: "We sent the code.",
      sent_again: "We sent a new code. The previous one no longer works.",
      emailed: "If a national e-mail is registered for this number, the same code was sent to it.",
    },
    errors: {
      missing: "Enter the code.",
      format: "The code has {length} digits.",
      expired: "This code has expired. Get a new one.",
      used: "This code no longer works. Get a new one.",
      none: "There is no code for this sign-in yet. Dial first.",
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
      lost: {
        title: "The message did not reach your phone",
        steps: [
          "The operator reports that it was not delivered. The code is still the same and can reach you in other ways.",
          "After {when} you can also press “Send a new code”.",
        ],
      },
      waiting: {
        title: "We send no more messages for now",
        steps: [
          "Too many codes were requested for this number. The limit protects your account.",
          "Dial now to get a code and enter it here, or ask for a message again after {when}.",
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
  notMe: {
    heading: "Was this not you?",
    happened: {
      new_browser: "Someone signed in to your account in a new browser.",
      new_sim: "Your account moved to another SIM.",
      level_raised: "The assurance level of your account was raised.",
      company_session: "Someone signed in with your account on behalf of a company.",
    },
    when: "Time",
    browser: "Browser",
    network: "Network",
    meaning:
      "This button ends your account’s sessions in that browser and every sign-in that was approved from it. It forgets the browser: next time it must prove who you are.",
    more: "And {count} more within the same minute: the button closes them all.",
    submit: "This was not me: close it",
    wasMe: "If it was you, close this page. There is nothing to do.",
    done: {
      title: "Closed",
      steps: [
        "If your phone or SIM is lost, ask your operator to block it.",
        "Check that no SIM is in your name without your knowledge; your operator’s office has the list.",
        "Sign in on your own phone or computer and end any other session in the list there.",
        "If something was done in your name, tell the agency concerned and the cyber police.",
      ],
    },
    closed: "That browser’s sessions are over, and so are the services that it had opened.",
    closedAll:
      "The sessions of all those browsers are over, and so are the services that they had opened.",
    closedBefore: "This link was used before and ended the sessions then.",
    next: "What to do now",
    gone: {
      title: "This link does not work",
      steps: [
        "A link works for seven days and must be opened whole. Part of the address may be missing.",
        "To see and end your sessions, sign in to your account.",
      ],
    },
    signIn: "Sign in to Panjereh",
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
    tabs: { label: "Nationality", iranian: "Iranian", foreign: "Foreign national" },
    foreign: {
      lead: "Enter your FIDA code, one of your documents and your date of birth.",
      fidaCode: { label: "FIDA code", hint: "The code of foreign nationals, 10 to 12 digits." },
      document: "Which one do you have?",
      kinds: { passport: "Passport number", naja: "NAJA code", unique: "Unique identifier" },
      documentNumber: {
        label: "Number of that document",
        hint: "Letters and digits of a passport, digits of the others.",
      },
      birthDateHint: "As on your document; the month by number or name.",
      calendar: "Calendar",
      jalali: "Iranian (Solar Hijri)",
      gregorian: "Gregorian",
      errors: {
        fidaCode: {
          missing: "Enter your FIDA code.",
          format: "A FIDA code has 10 to 12 digits.",
        },
        documentKind: "Choose passport number, NAJA code or unique identifier.",
        documentNumber: {
          missing: "Enter the number of the document you chose.",
          format:
            "This number does not fit the document: a passport has 5 to 12 letters and digits, the other two have 8 to 14 digits.",
        },
      },
      failures: {
        mismatch: {
          title: "The identity details are not correct",
          steps: [
            "In the foreigners’ registry this FIDA code, document and date of birth do not belong together. Compare all three with your papers, and check the calendar.",
            "If you have a new passport, or everything is right, ask the provincial office for foreign nationals to check your record.",
          ],
        },
        foreigners: {
          title: "The foreigners’ registry is not answering",
          steps: [
            "Nothing is lost, and what you typed is still here.",
            "Press “Continue” again after {when}.",
          ],
        },
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
    foreignLead: "The foreigners’ registry has this name for your FIDA code.",
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
  company: {
    heading: "For which company?",
    lead:
      "Enter the national ID of the company whose chief executive you are. Only the chief executive can sign in for a company.",
    notice:
      "If changes of the board or of the capital were registered after 1393 (2014), turn to the company registration office to update the managers. If not, register the minutes of the general meeting or of the board that appointed the managers and signatories at {link}, and send the minutes by post, so that the board is brought up to date.",
    companyId: {
      label: "Company’s national ID",
      hint: "11 digits; they are in the announcement of the company’s foundation.",
    },
    submit: "Continue",
    errors: {
      missing: "Enter the company’s national ID.",
      format: "The company’s national ID must have 11 digits.",
      check_digit: "There is no such ID. Compare the digits with the company’s announcement.",
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
          "Nobody can sign in for a dissolved company. Its liquidator can turn to the company registration office.",
        ],
      },
      not_chief_executive: {
        title: "You are not registered as this company’s chief executive",
        steps: [
          "Only the chief executive can sign in for a company. If that is you, the registry does not know yet; the note further down says how to tell it.",
        ],
      },
      registry_unavailable: {
        title: "The companies’ registry is not answering",
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
      question: "Did you come for yourself?",
      service: "This service is also for natural persons.",
      serviceSubmit: "Go on as myself",
      home:
        "This service is only for companies, but you are signed in as yourself and the other services are open.",
      homeSubmit: "Go to my page",
    },
  },
  personOnly: {
    heading: "This service is for you in person",
    lead: "You are acting for {company}, but this service is for natural persons only.",
    submit: "Go on as myself",
    home: "No, back to my page",
  },
  profile: {
    heading: "Profile",
    natural: "Yourself",
    legal: "Companies",
    name: "Name",
    level: "Level of identity",
    acting: "You are acting for {company}.",
    asSelf: "Back to myself",
    yours: "My companies",
    switchTo: "Act for {company}",
    add: "Add a company",
    addLead: "If you are a company’s chief executive, enter its national ID to act for it.",
    verifyFirst: "Before you add a company, finish the verification of your own identity.",
    verifyLink: "Finish verification",
    back: "Back to my page",
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
    forCompanies: "For companies",
    profile: "My profile and companies",
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
    everywhere:
      "All your sign-ins have ended: in this browser, in every other one, and at all services.",
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
        steps: ["Our store is not answering, so this was not finished."],
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
      upstream_busy: {
        title: "This service is very busy",
        steps: [
          "You are still signed in; too many requests reached this service at once.",
          "Your request was not passed on to it.",
        ],
      },
      upstream_circuit_open: {
        title: "This service is not available for the moment",
        steps: [
          "You are still signed in; the agency’s own system failed to answer several times in a row.",
          "Your request was not passed on to it.",
        ],
      },
      too_many: {
        title: "You have too many requests open",
        steps: [
          "Wait until those at this service have finished, or close tabs that you do not need.",
        ],
      },
      level_unavailable: {
        title: "This service needs stronger proof of identity",
        steps: [
          "We cannot confirm that level of identity online yet.",
          "For this matter, please turn to the agency itself.",
        ],
      },
    },
    retryFrom: "Try again after {when}.",
    requestId: "Reference of this error: {id}",
    back: "Go back",
    again: {
      kept: "There is no need to type anything again: the button below sends what you typed.",
      submit: "Send again",
      reopen: "Open this page again",
    },
  },
  device: {
    both: "{browser} on {system}",
    browser: "{browser}",
    system: "a browser on {system}",
    unknown: "an unknown browser",
  },
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
  sessions: {
    heading: "Your open sign-ins",
    lead: "These browsers are signed in as you now. End any that you do not recognise.",
    current: "This browser",
    began: {
      code: "Signed in with a one-time code, {when}.",
      qr: "Signed in with a {qr} code and a phone’s approval, {when}.",
    },
    seen: "Last used: {when}.",
    end: "Sign out of {device}",
    ended: "That sign-in was ended.",
    endAll: "Sign out everywhere",
    back: "My page",
  },
  around,
  privacy: {
    heading: "Privacy statement",
    lead: "This is everything that Panjereh keeps about you, and for how long.",
    sections: [
      {
        title: "While you sign in",
        steps: [
          "The security code of the picture and its sound: 10 minutes, for one use.",
          "The one-time code: 120 seconds; as a hash to compare with, and encrypted, so that dialling or e-mail can bring you the same code.",
          "What you enter while signing in: until 30 minutes after your last step.",
          "The operator’s report whether a message arrived: 10 minutes.",
          "For signing in by phone: the browser’s name, part of the network address and the service, 10 minutes.",
          "Counts of requests and wrong codes for each number, person and network: up to two days, to prevent abuse.",
        ],
      },
      {
        title: "Your account",
        steps: [
          "First and last name, father’s name, national ID (for foreign nationals the FIDA code and the number of the document shown), date of birth, mobile number, national e-mail, postal code, level of identity, the companies you have acted for and requests to correct your address: as long as you have an account.",
          "To confirm them we ask the civil registry, the registry of foreign nationals, Shahkar and the post. Each agency receives only the details that its service needs, under an identifier of its own.",
          "Acting for a company: the company’s name and identifier, until that sign-in ends.",
          "Level 3: we keep neither card number nor photo; only in which way and when it was proved, until that sign-in ends.",
        ],
      },
      {
        title: "Open sign-ins and notices",
        steps: [
          "For each open sign-in the browser’s name, when it began and when it was last used: until half an hour after it ends at most.",
          "Notices of a new browser, a new SIM, a higher level or acting for a company, with the browser’s name and part of the network address: 7 days, so that you can say “this was not me”.",
          "What you said was not you: the sign-in’s identifier for 12 hours, the browser’s for one year, so that it stays closed.",
        ],
      },
      {
        title: "In your browser",
        steps: [
          "The sign-in cookie: 30 minutes after the last use, 12 hours at most.",
          "The cookie of a known browser, which saves you from proving your identity again: one year.",
          "The cookie of a code for signing in by phone: 10 minutes.",
          "The cookies for your language and accessibility settings: one year, and only if you chose.",
          "There are no cookies for advertising or statistics and nothing from other sites.",
        ],
      },
      {
        title: "Security records",
        steps: [
          "We record security events such as signing in, signing out and wrong attempts with the time and the account’s identifier, and do not delete them. Numbers and network addresses are masked in them.",
          "Where the country of your network address matters, we look it up on this system and ask nobody.",
        ],
      },
    ],
    back: "Back to sign-in",
  },
  level3: {
    heading: "Level 3 identity check",
    lead: {
      never:
        "This service is sensitive: before it opens, we must make sure once more that it is you.",
      lapsed:
        "This service needs a fresh check every {period}, and your last one is older than that.",
    },
    chooseOne: "Choose one of these ways.",
    holds: "At this service the check holds for {period}.",
    holdsSession: "The check holds until you sign out.",
    kept: "Your card number or photo is sent for this one question only. We do not keep it.",
    other: "Another way",
    card: {
      heading: "Confirm with a bank card",
      choose: "With a bank card in my name",
      cardNumber: {
        label: "Card number",
        hint:
          "The 16 digits on a card in your own name. We never ask for its PIN, CVV2 or expiry date.",
      },
      submit: "Check the card",
      errors: {
        missing: "Enter the card number.",
        format: "A card number has 16 digits.",
        check_digit: "There is a slip in this number. Compare its digits with the card.",
      },
      failures: {
        mismatch: {
          title: "This card is not in your name",
          steps: [
            "The bank does not know card {card} under your national ID. Try another card that is in your own name.",
            "If the card is yours, ask the bank to check the national ID registered for it.",
          ],
        },
        limited: {
          title: "We cannot check another card yet",
          steps: [
            "Several cards were tried today. The limit protects you.",
            "Try again after {when}.",
          ],
        },
        registry_unavailable: {
          title: "The banks’ network does not answer",
          steps: [
            "You are still signed in. To keep the card number safe we do not show it again.",
            "After {when} write it once more and press “Check the card”.",
          ],
        },
      },
    },
    face: {
      heading: "Confirm with a photo of your face",
      choose: "With a photo of my face",
      photo: {
        label: "Photo of your face",
        hint:
          "From the front, in good light, without sunglasses or a mask. A JPEG or PNG file of at most 5 MB.",
      },
      submit: "Send the photo",
      errors: {
        missing: "Take or choose a photo.",
        type: "This file is not a sound JPEG or PNG picture. Send another one.",
        too_large: "This file is larger than 5 MB. Send a smaller photo.",
        too_slow:
          "The photo did not reach us within 2 minutes. Send a smaller one, or try on a faster connection.",
      },
      failures: {
        mismatch: {
          title: "The face did not match your national card",
          steps: [
            "This photo was not recognised as the person on your national card.",
            "Take another one from the front in better light. If that does not help, use a bank card.",
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
            "Many photos were tried today. The limit protects you.",
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
            "We did not take your photo. You are still signed in, and this one does not count towards today’s limit.",
            "After {when} choose it and send it once more.",
          ],
        },
        registry_unavailable: {
          title: "The face matching system does not answer",
          steps: [
            "You are still signed in. We have not kept your photo.",
            "After {when} choose it and send it once more.",
          ],
        },
      },
    },
  },
} satisfies Texts;
