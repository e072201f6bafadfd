import type { SignInTexts } from "../types/sign_in.ts";

export default {
  mobile: {
    privacy: "Read the privacy statement",
    heading: "Sign in with a one-time code",
    mobile: {
      label: "Mobile number or national ID",
      hint:
        "11 digits, starting with 09. The SIM must be in your name. If you already have an account, you can enter your national ID instead.",
    },
    captcha: {
      label: "Security code",
      hint: "The six digits in the picture.",
      picture: "Picture of the six digits of the security code",
      sound: "Listen to the security code (up to three times)",
      plays: "After three plays, press “New picture and sound”.",
      proved: "Checked automatically",
      instead: "Show the picture instead",
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
          "These ten digits are not a valid national ID. If this is a mobile number, one digit is missing: it has 11 digits and starts with 09.",
        national_id_short:
          "This is not a whole national ID: it has 10 digits. Enter the zeros at its beginning too.",
        mobile_short: "The mobile number is incomplete: it has 11 digits and starts with 09.",
        mobile_long: "This number has too many digits: a mobile number has 11 and starts with 09.",
        landline: "This is a landline number. Enter your mobile number, which starts with 09.",
        abroad:
          "This is a number of another country. Enter an Iranian mobile number, which starts with 09.",
        letters: "Enter digits only: your mobile number or national ID.",
      },
      captcha: {
        missing: "Enter the six digits of the picture in “Security code”.",
        wrong: "The security code was not correct. Enter the digits of the new picture.",
        expired: "The previous picture had expired. Enter the digits of the new picture.",
        picture:
          "Many requests are arriving, and the automatic check is not enough now. Enter the six digits of the picture, or listen to them.",
        another:
          "That was right. Many requests are arriving: please enter the six digits of this picture too.",
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
          "Press the same button again after {when}.",
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
        steps: ["The address that you opened is a step of a sign-in. Begin here."],
      },
      answer_lost: {
        title: "The answer to the previous step did not reach this browser",
        steps: [
          "The step was completed, but the connection was lost and the time to receive the answer again is over. To protect you, please begin again here.",
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
      "The e-participation system is a new way for government and citizens to speak with each other. Citizens can take part in the country’s affairs, and public work becomes more transparent and better.",
    system: "E-participation system",
    app: "Add {shortName} to your phone",
  },
  code: {
    heading: "Enter the one-time code",
    deadHeading: "Get a new one-time code",
    sentTo: "We sent a one-time code of {length} digits to {mobile}.",
    sentToRegistered:
      "If this national ID has an account, a one-time code of {length} digits was sent to the mobile number registered for it. If you do not have an account yet, start with your mobile number.",
    meantMobile: "If you meant a mobile number, enter it with 09.",
    dialledTo: "Your one-time code of {length} digits was shown on your phone when you dialled.",
    change: "Change the number",
    code: { label: "One-time code" },
    lapsed: "This code has expired.",
    stillHolds:
      "The code that we sent before is still valid until {time}; if you have it, enter it.",
    secret: "Never tell anyone this code. No official or support agent will ask you for it.",
    submit: "Continue",
    notArrived: "No message yet?",
    waiting:
      "A message can take a minute or two. Check that your phone has signal and does not block service messages.",
    resendFrom: "You can get a new code after {when}.",
    refresh: "Refresh this page",
    resendNow: "You can get a new code now.",
    resend: "Send a new code",
    email: "Send by e-mail",
    emailIfKnown: "The same code goes to your national e-mail, if your account has one.",
    noEmail: "You have no national e-mail on record, so the code cannot be sent that way.",
    dial: "Or dial {number} with the same SIM to see the code on your phone’s screen.",
    dialled: "Enter the code",
    qr: "Or without a code, from a phone that is signed in: {link}.",
    qrLink: "scan a {qr} code",
    otherWays: "Other ways",
    notices: {
      sent: "We sent the code.",
      sent_again: "We sent a new code. The previous one no longer works.",
      emailed: "If a national e-mail is registered for this number, the same code was sent to it.",
    },
    errors: {
      missing: "Enter the one-time code.",
      format: "The one-time code has {length} digits.",
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
          "The operator reports that it was not delivered. The same code is still valid, and you can get it in other ways.",
          "After {when} you can also press “Send a new code”.",
        ],
      },
      mail_limited: {
        title: "We cannot send the code by e-mail for now",
        steps: [
          "Too many codes were requested for this number. The limit is there to protect you.",
          "Ask for an e-mail again after {when}, or get the code in another way.",
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
        format: "The national ID must have 10 digits, with the zeros at its beginning.",
        check_digit: "This national ID is not valid. Compare the digits with your card.",
      },
      birthDate: {
        missing: "Enter the day, month and year of your birth.",
        parts: "Also enter: {parts}.",
        unclear:
          "We could not read this date. Enter day, month and year each in its own box, for example 14, 5 and 1370.",
        day: "The day must be a number from 1 to 31.",
        month: "Enter the month as a number from 1 to 12, or as its name, for example 5 or Mordad.",
        year: "Enter all four digits of the year, for example 1370.",
        century: "Enter all four digits of the year: {years}.",
        calendars:
          "Month and year are from two calendars. Enter both in the Iranian or both in the Gregorian one.",
        gregorian_year:
          "{year} is a Gregorian year. Enter the date in the Iranian calendar; the year is {years}.",
        no_such_day: "{month} {year} has {days} days. Check the day.",
        future: "This date is in the future. Check the year.",
        too_old: "This date is more than 130 years ago. Check the year.",
      },
    },
    failures: {
      mismatch: {
        title: "The identity details are not correct",
        steps: [
          "In the civil registry this national ID and date of birth do not match. Compare both with your ID.",
          "If they are right, try again in a few hours, or ask a civil registry office to check your record.",
        ],
      },
      limited: {
        title: "We cannot check your identity yet",
        steps: [
          "These identity details were tried too often. The limit is there to protect you.",
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
      lead: "Enter your FIDA code, one of your documents and your date of birth.",
      fidaCode: { label: "FIDA code", hint: "The code of foreign nationals, 10 to 12 digits." },
      document: "Which document do you have?",
      kinds: { passport: "Passport number", naja: "NAJA code", unique: "Unique identifier" },
      documentNumber: {
        label: "Number of that document",
        hint: "The number of the document you chose; a passport in Latin letters and digits.",
      },
      birthDateHint:
        "As on your document, in the Iranian or the Gregorian calendar; the month by number or name.",
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
            "In the foreigners’ registry this FIDA code, document and date of birth do not match. Compare all three with your papers.",
            "If you have a new passport, or everything is right, ask the provincial office for foreign nationals to check your record.",
          ],
        },
        foreigners: {
          title: "The foreigners’ registry is not responding",
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
        "By the date of birth you entered you are not 18 yet. You can sign in from your 18th birthday.",
        "Until then a parent or legal guardian can deal with the agency itself for you.",
      ],
    },
    again: "Sign in with other details",
  },
  confirm: {
    heading: "Is this you?",
    lead: "This name is registered for your national ID in the civil registry.",
    foreignLead: "This name is registered for your FIDA code in the foreigners’ registry.",
    firstName: "First name",
    lastName: "Last name",
    fatherName: "Father’s name",
    yes: "Yes, this is right",
    no: "No, correct the details",
  },
  postalCode: {
    heading: "Postal code",
    lead: "Enter the postal code of where you live.",
    registeredQuestion: "Is this the postal code of where you live? If it has changed, correct it.",
    registeredTitle: "Where does this postal code come from?",
    registeredLead:
      "This is the postal code of your last registered address. If it is right, press “Continue”. If not, correct it below and press “Continue” to request an update of your address.",
    postalCode: {
      label: "Your postal code",
      hint: "10 digits; it is also printed on household bills.",
    },
    submit: "Continue",
    temporary: {
      question: "You do not know your postal code?",
      meaning:
        "Continue with a temporary account (level 1) and complete it later. Until then only level 1 services will open.",
      submit: "Continue with a temporary account",
    },
    errors: {
      missing: "Enter your postal code.",
      format: "The postal code must have 10 digits.",
      unknown: "Invalid postal code",
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
        title: "Too many postal codes were tried",
        steps: [
          "You can try another one from {when}.",
          "Until then, sign in with a temporary account, or find the right code on a household bill.",
        ],
      },
    },
  },
} satisfies SignInTexts;
