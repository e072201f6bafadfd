import type { SignInTexts } from "../types/sign_in.ts";

export default {
  mobile: {
    privacy: "Read the privacy statement",
    heading: "Sign in with a one‑time code",
    mobile: {
      label: "Mobile number or national ID",
      hint:
        "11 digits, starting with 09. The SIM must be in your name. If you already have an account, you can enter your national ID instead.",
    },
    captcha: {
      label: "Security code",
      hint: "The six digits in the picture.",
      picture: "Picture of the six-digit security code",
      sound: "Listen to the security code (up to three times)",
      plays: "After three plays, press “New picture and sound”.",
      proved: "Check passed.",
      instead: "Show the picture",
      another: "New picture and sound",
      drawnAgain: "Here is a new picture. Enter its six digits.",
    },
    submit: "Send one-time code",
    resume: "You have an unfinished sign-in in this browser.",
    resumeLink: "Continue that sign-in",
    errors: {
      mobile: {
        missing: "Enter your mobile number or national ID.",
        national_id:
          "This national ID is not valid. Compare the digits with your card, or enter your mobile number.",
        format: "The mobile number must have 11 digits and start with 09.",
        either:
          "These 10 digits are not a valid national ID. If this is a mobile number, a digit is missing: mobile numbers have 11 digits and start with 09.",
        national_id_short:
          "This national ID is incomplete: it must have 10 digits. Include any zeros at the start.",
        mobile_short: "This mobile number is incomplete: it must have 11 digits and start with 09.",
        mobile_long:
          "This number has too many digits: a mobile number has 11 digits and starts with 09.",
        landline: "This is a landline number. Enter your mobile number, which starts with 09.",
        abroad:
          "This number is from another country. Enter an Iranian mobile number, which starts with 09.",
        letters: "Enter digits only: your mobile number or national ID.",
      },
      captcha: {
        missing: "Enter the six digits in the picture under “Security code”.",
        wrong: "The security code was not correct. Enter the digits in the new picture.",
        expired: "The previous picture has expired. Enter the digits in the new picture.",
        picture:
          "We are receiving many requests, so the automatic check is not enough. Enter the six digits that you see in the picture or hear in the sound.",
        another:
          "That was right, but we are receiving many requests. Enter the six digits in this picture too.",
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
        title: "The one-time code could not be sent",
        steps: [
          "The operator refused the message or did not answer. Nothing is wrong with your number.",
          "Press “Send one-time code” again after {when}.",
        ],
      },
      limited: {
        title: "We cannot send another code yet",
        steps: [
          "Too many codes were requested for this number or from this network. The limit is there to protect you.",
          "Try again after {when}.",
        ],
      },
      lapsed: {
        title: "This sign-in has timed out",
        steps: [
          "Nothing happened for 30 minutes, so we closed it to keep you safe. Start again here.",
        ],
      },
      not_begun: {
        title: "No sign-in is under way in this browser",
        steps: ["The address you opened is a later step of signing in. Start here."],
      },
      answer_lost: {
        title: "The answer to the previous step did not reach this browser",
        steps: [
          "The step was completed, but the connection was lost, and it is now too late to receive the answer again. To protect you, please start again here.",
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
  aside: {
    title: "E-participation",
    participation:
      "The e-participation system is a new way for government and citizens to talk to each other. Citizens can take part in the country’s affairs, and public work becomes more transparent and better.",
    system: "E-participation system",
    app: "Add {shortName} to your phone",
  },
  code: {
    heading: "Enter the one‑time code",
    deadHeading: "Get a new one‑time code",
    sentTo: "We sent a {length}-digit one-time code to {mobile}.",
    sentToRegistered:
      "If this national ID has an account, we sent a {length}-digit one-time code to the mobile number registered for it. If you do not have an account yet, start with your mobile number.",
    meantMobile: "If you meant a mobile number, enter it in full, starting with 09.",
    dialledTo: "Your {length}-digit one-time code appeared on your phone when you dialled.",
    change: "Change the number",
    code: { label: "One-time code" },
    lapsed: "This code has expired.",
    stillHolds: "The code we sent earlier is still valid until {time}. If you have it, enter it.",
    secret: "Never tell anyone this code. No official or support agent will ask you for it.",
    submit: "Continue",
    notArrived: "No message yet?",
    waiting:
      "A message can take a minute or two. Check that your phone has signal and does not block service messages.",
    resendFrom: "You can get a new code after {when}.",
    refresh: "Refresh this page",
    resendNow: "You can get a new code now.",
    resend: "Send a new code",
    email: "Send by email",
    emailIfKnown: "We send the same code to your national email address, if your account has one.",
    noEmail: "Your account has no national email address, so we cannot send the code that way.",
    dial: "Or dial {number} with the same SIM to see the code on your phone’s screen.",
    dialled: "Enter the code",
    qr: "Or without a code, with a phone that is signed in: {link}.",
    qrLink: "scan a {qr} code",
    otherWays: "Other ways",
    notices: {
      sent: "We sent the code.",
      sent_again: "We sent a new code. The previous one no longer works.",
      emailed:
        "If a national email address is registered for this number, we sent the same code to it.",
    },
    errors: {
      missing: "Enter the one-time code.",
      format: "The one-time code must have {length} digits.",
      expired: "This code has expired. Get a new one.",
      used: "This code no longer works. Get a new one.",
      none: "There is no code for this sign-in yet. Dial first.",
      wrong: "The one-time code is not correct. Tries left: {count}.",
    },
    noTriesLeft:
      "The code you entered was not correct, and the one we sent no longer works. Get a new one.",
    failures: {
      delivery_failed: {
        title: "The one-time code could not be sent",
        steps: [
          "The operator refused the message or did not answer. Nothing is lost.",
          "Press “Send a new code” after {when}. If a message does arrive, enter its code.",
        ],
      },
      lost: {
        title: "The message did not reach your phone",
        steps: [
          "The operator reports that it was not delivered. The same code is still valid, and you can get it in another way.",
          "After {when} you can also press “Send a new code”.",
        ],
      },
      mail_limited: {
        title: "We cannot send the code by email for now",
        steps: [
          "Too many codes were requested for this number. The limit is there to protect you.",
          "Ask for an email again after {when}, or get the code in another way.",
        ],
      },
      waiting: {
        title: "We cannot send more messages for now",
        steps: [
          "Dial now to get a code and enter it here, or ask for a message again after {when}.",
          "Too many codes were requested for this number. The limit is there to protect you.",
        ],
      },
      limited: {
        title: "Please wait a little",
        steps: [
          "To protect your account, you have to wait between two codes and after several wrong codes.",
          "Try again after {when}.",
        ],
      },
    },
  },
  returning: {
    heading: "One more check",
    lead:
      "Your code was right. We only need to check with the SIM registry (Shahkar) that this SIM is still yours.",
    submit: "Continue",
    failure: {
      title: "The SIM registry (Shahkar) is not responding",
      steps: ["Nothing is lost. Press “Continue” after {when}."],
    },
  },
  identity: {
    heading: "Your identity",
    lead: "Enter your national ID and date of birth, so that we can confirm who you are.",
    nationalId: { label: "National ID", hint: "10 digits." },
    birthDate: {
      label: "Date of birth",
      hint:
        "As on your ID, in the Iranian (Solar Hijri) calendar; the month by number or name, for example 14 Mordad 1370.",
    },
    day: "Day",
    month: "Month",
    year: "Year",
    submit: "Continue",
    errors: {
      nationalId: {
        missing: "Enter your national ID.",
        format: "The national ID must have 10 digits, including any zeros at the start.",
        letters: "Enter only digits here: a national ID has 10 digits.",
        mobile: "This is a mobile number. Enter your 10-digit national ID in this box.",
        long: "This number has too many digits: a national ID has 10.",
        check_digit: "This national ID is not valid. Compare the digits with your card.",
      },
      birthDate: {
        missing: "Enter the day, month and year of your date of birth.",
        parts: "Enter the {parts} too.",
        unclear:
          "We could not read this date. Enter the day, month and year each in its own box, for example 14, 5 and 1370.",
        day: "The day must be a number from 1 to 31.",
        month: "Enter the month as a number from 1 to 12, or as its name, for example 5 or Mordad.",
        year: "Enter all four digits of the year, for example 1370.",
        century: "Enter all four digits of the year: {years}.",
        calendars:
          "The month and year are from different calendars. Enter both in the Iranian calendar or both in the Gregorian calendar.",
        gregorian_year:
          "{year} is a Gregorian year. Enter the date in the Iranian calendar; the year is {years}.",
        no_such_day: "{month} {year} has only {days} days. Check the day.",
        future: "This date is in the future. Check the year.",
        too_old: "This date is more than 130 years ago. Check the year.",
      },
    },
    failures: {
      mismatch: {
        title: "The identity details are not correct",
        steps: [
          "This national ID and date of birth do not match in the civil registry. Compare both with your ID.",
          "If they are right, try again in a few hours, or ask a civil registry office to check your record.",
        ],
      },
      limited: {
        title: "We cannot check your identity yet",
        steps: [
          "These identity details have been tried too many times. The limit is there to protect you.",
          "Try again after {when}.",
        ],
      },
      civil: {
        title: "The civil registry is not responding",
        steps: [
          "What you entered is still here.",
          "Press “Continue” again after {when}.",
        ],
      },
      sim: {
        title: "The SIM registry (Shahkar) is not responding",
        steps: [
          "What you entered is still here.",
          "Press “Continue” again after {when}.",
        ],
      },
    },
    tabs: { label: "Nationality", iranian: "Iranian", foreign: "Foreign national" },
    foreign: {
      lead:
        "Enter your FIDA code, the number of one of your documents and your date of birth, so that we can confirm who you are.",
      fidaCode: {
        label: "FIDA code",
        hint: "10 to 12 digits. This is the code given to foreign nationals.",
      },
      document: "Which document do you have?",
      kinds: { passport: "Passport number", naja: "NAJA code", unique: "Unique identifier" },
      documentNumber: {
        label: "Document number",
        hint:
          "The number of the document you chose. Enter a passport number in Latin letters and digits.",
      },
      birthDateHint:
        "As on your document, in the Iranian or the Gregorian calendar; the month by number or name.",
      errors: {
        fidaCode: {
          missing: "Enter your FIDA code.",
          format: "The FIDA code must have 10 to 12 digits.",
        },
        documentKind: "Choose passport number, NAJA code or unique identifier.",
        documentNumber: {
          missing: "Enter the number of the document you chose.",
          format:
            "This number does not match the type of document: a passport number has 5 to 12 Latin letters and digits, the other two have 8 to 14 digits.",
        },
      },
      failures: {
        mismatch: {
          title: "The identity details are not correct",
          steps: [
            "This FIDA code, document and date of birth do not match in the registry of foreign nationals. Compare all three with your papers.",
            "If you have a new passport, or everything is right, ask the provincial office for foreign nationals to check your record.",
          ],
        },
        foreigners: {
          title: "The registry of foreign nationals is not responding",
          steps: [
            "What you entered is still here.",
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
      title: "Only people aged 18 and over can sign in",
      steps: [
        "According to the date of birth you entered, you are not 18 yet. You can sign in from your 18th birthday.",
        "Until then a parent or legal guardian can deal directly with the agency for you.",
      ],
    },
    again: "Sign in with other details",
  },
  confirm: {
    heading: "Is this you?",
    lead: "This name is registered for your national ID in the civil registry.",
    foreignLead: "This name is registered for your FIDA code in the registry of foreign nationals.",
    firstName: "First name",
    lastName: "Last name",
    fatherName: "Father’s name",
    yes: "Yes, this is right",
    no: "No, correct the details",
  },
  postalCode: {
    heading: "Postal code",
    lead: "Enter the postal code of your home address.",
    questions: {
      registry: "Is this the postal code of your home address? If it has changed, correct it.",
      person: "You gave this postal code here yourself. If it has changed, correct it.",
    },
    registeredTitle: "Where does this postal code come from?",
    registeredLead:
      "This is the postal code of your last registered address. If it is right, press “Continue”. If not, correct it below and press “Continue” to request an update of your address.",
    postalCode: {
      label: "Your postal code",
      hint: "10 digits; it is also printed on household bills.",
    },
    submit: "Continue",
    temporary: {
      question: "If you do not know your postal code",
      meaning:
        "Continue with a temporary account (level 1) and complete it later. Until then only level 1 services will open.",
      submit: "Continue with a temporary account",
    },
    errors: {
      missing: "Enter your postal code.",
      format: "The postal code must have 10 digits and not start with 0.",
      unknown: "This postal code is not valid",
    },
    lookUp:
      "This postal code is not in the national address database ({link}). Find the right one there and enter it here.",
    failures: {
      registry_unavailable: {
        title: "The post’s address database is not responding",
        steps: [
          "The postal code you entered is still here.",
          "Press “Continue” again after {when}.",
        ],
      },
      limited: {
        title: "Too many postal codes have been tried",
        steps: [
          "You can try another one after {when}.",
          "Until then, sign in with a temporary account, or find the right code on a household bill.",
        ],
      },
    },
  },
} satisfies SignInTexts;
