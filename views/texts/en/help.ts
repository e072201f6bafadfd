import type { HelpTexts } from "../types/help.ts";

export default {
  faq: {
    heading: "Frequently asked questions",
    lead:
      "Short answers to the questions people ask most. You can search the questions and answers.",
    search: { label: "Search the questions", hint: "A few words, for example postal code." },
    submit: "Search",
    found: "Questions found: {count}.",
    nearest: "No question matches what you typed exactly. The nearest: {count}",
    nothing: {
      title: "No questions contain these words",
      steps: ["Try a shorter or a different word, or look at all questions."],
    },
    all: "All questions",
    items: {
      what: {
        question: "What is {shortName} for?",
        answer:
          "One sign-in for every connected public service. Your identity is confirmed once; after that you enter each agency’s system without registering there.",
      },
      needed: {
        question: "What do I need to sign in?",
        answer:
          "Your national ID, date of birth and home postal code, and a mobile phone whose SIM is registered in your own name. No papers or pictures are needed. The steps are in the “{guide}”.",
      },
      must: {
        question: "Do I have to register?",
        answer:
          "For the services offered through this window, yes: the agency has to know who is asking. Whether something can also be done in person is up to that agency.",
      },
      duration: {
        question: "How long does it take to get an account?",
        answer:
          "Usually under two minutes, and you know the result at once. Later, in the same browser, we only ask for your mobile number and a one-time code.",
      },
      password: {
        question: "Do I need a password?",
        answer:
          "No. There is no fixed password here that could be forgotten or stolen. Each time you sign in with a one-time code that is valid for two minutes.",
      },
      once: {
        question: "Do I have to register for each service?",
        answer: "No. This one account opens every service that is connected to the window.",
      },
      services: {
        question: "Which services can I use after signing in?",
        answer:
          "The services connected to {shortName} are listed in “{services}” by topic (insurance and welfare, taxes or education, for example), by agency and from A to Z, and you can search them. If a service needs a higher level or is for companies only, its page says so.",
      },
      "one-account": {
        question: "Can I have more than one account?",
        answer:
          "No. Each national ID has one account, tied to your own mobile number. With another number in your own name you reach the same account.",
      },
      devices: {
        question: "Can I use both a phone and a computer?",
        answer:
          "Yes, any phone or computer with a browser. With a phone on which you are signed in, you can scan a {qr} code to sign in on a computer too.",
      },
      "no-code": {
        question: "The message with the one-time code did not come. What now?",
        answer:
          "Wait a minute or two and check that the phone has signal, its message storage is not full and service messages are not blocked. Look in the spam folder and the list of blocked senders too: if you block advertising messages, service messages may be blocked as well. You can dial {ussd} to see the same code on your screen, ask us to send it to your national email address, or sign in without it, with another phone: “{qrSignIn}”.",
      },
      sim: {
        question: "It says the number does not belong to my national ID. Why?",
        answer:
          "The SIM is registered to someone else; that is what the Shahkar registry answers. Sign in with a number in your own name, or have the SIM transferred to you at the operator’s office.",
      },
      identity: {
        question: "It says my identity details are not correct. What can I do?",
        answer:
          "Compare your national ID and date of birth with your card, digit by digit. After a recent change of name or papers the civil registry may not be up to date: try again in a few hours, or ask at a civil registry office.",
      },
      "postal-code": {
        question: "My postal code is not accepted. Where do I find the right one?",
        answer:
          "The ten digits are on household bills and the title deed, and in the national address database {gnaf}. If it is not at hand, you can sometimes continue with a temporary account and complete it later.",
      },
      restricted: {
        question: "Why do I see “Restricted access”?",
        answer:
          "Your IP address is not in one of the networks that this window is open to, usually because a {vpn} is on. Switch it off and open the page again. If that does not help: “{contact}”.",
      },
      "new-sim": {
        question: "I have a new mobile number. How do I sign in?",
        answer:
          "Sign in with the new number. We ask for your national ID and date of birth once more, and the new number replaces the old one. We also send a message to the old number.",
      },
      "lost-phone": {
        question: "I lost my phone or SIM. What should I do?",
        answer:
          "Ask the operator to block the SIM. Then sign in on another phone or computer and, under “{sessions}”, end the sign-in of the lost phone, or all of them.",
      },
      safety: {
        question: "How do I keep my account safe?",
        answer:
          "Never tell anyone your one-time code, not even someone who claims to be from support. On other people’s phones or computers choose “{signOut}” when you have finished. Look at “{sessions}” and “{signIns}” now and then.",
      },
      fake: {
        question: "How do I know that the page is real?",
        answer:
          "The genuine address of {shortName} is {host}. Read the address at the top of the browser before you enter anything, and enter it yourself instead of following links in messages. {shortName} never charges for signing in and never sends payment links. You can check any notice of a sign-in without its link: in {shortName} › “{sessions}”.",
      },
      levels: {
        question: "What do levels 1, 2 and 3 mean?",
        answer:
          "Level 1: your mobile number is confirmed. Level 2: your identity, the ownership of your SIM and your postal code are confirmed too. Level 3 is reached with a bank card in your own name or by face match, and is checked again after a period that each service sets.",
      },
      foreigners: {
        question: "I am not an Iranian citizen. Can I sign in?",
        answer:
          "Yes. At the identity step choose the tab for foreign nationals and enter your FIDA code, your date of birth and one of these: passport number, NAJA code or unique identifier. The SIM must be in your own name.",
      },
      companies: {
        question: "How do I sign in for a company?",
        answer:
          "Only the chief executive can. First sign in as yourself; then enter the company’s national ID, either in a service for companies or in “{profile}”, tab “Companies”. A new chief executive must already be on record at the company registry.",
      },
      passkeys: {
        question: "What is a passkey?",
        answer:
          "A way to sign in without a text message: your own phone or computer recognises you by fingerprint, face or screen lock and answers in place of the one-time code. Make one under “{passkeys}”, only on a device of your own. A one-time code always works too. If you lose the device, sign in with a one-time code and remove its passkey.",
      },
      consent: {
        question: "Why does a site ask me to agree?",
        answer:
          "Sites with an address of their own learn from this sign-in who you are. The first time, we show the site’s name and everything that it would receive, and it gets nothing until you agree. Your one-time code is never given to a site. If the site later wants more, or a higher level, we ask again. If you do not know the site, do not agree.",
      },
      qr: {
        question: "How does signing in with a {qr} code work?",
        answer:
          "Open the tab “{qrSignIn}” on the computer and scan the picture with a phone on which you are signed in. The phone says which browser wants to sign in; choose the number that you see on the computer. Never scan a picture that someone sent you.",
      },
      children: {
        question: "Can people under 18 sign in?",
        answer:
          "Not yet. Until they are 18, a parent or legal guardian deals directly with the agency.",
      },
      browser: {
        question: "The page does not open or does not work properly. What can I do?",
        answer:
          "Open the page again. If that does not help, try a private window or another browser. If it works there, clear the cache and the cookies of this address in your browser. A {vpn} must be switched off.",
      },
      operator: {
        question: "Who runs {shortName}?",
        answer:
          "{operator}. What we keep about you is listed in the “{privacy}”, and you see your own part under “{profile}”.",
      },
      follow: {
        question: "How far has my request at an agency come?",
        answer:
          "If the agency keeps your case here, you see it after signing in under “{letters}”: its state, whose turn it is, what is missing and until when. Without signing in, “{track}” shows the state by tracking number.",
      },
      problem: {
        question: "Where do I report a technical problem?",
        answer:
          "If you can sign in, ask in “{support}”: you get a number for your question and read the answer there. Otherwise the number of the support desk is under “{contact}”. If an error page showed a reference, have it ready; never tell anyone your one-time code.",
      },
    },
  },
  guide: {
    heading: "How to sign in",
    lead: "Signing in with a one-time code, step by step, and what to do about each error.",
    download: "Download the guide ({size})",
    kilobytes: "{number} kB",
    steps: [
      {
        title: "Mobile number and security code",
        steps: [
          "Enter a number whose SIM is registered in your own name: 11 digits, starting with 09.",
          "Enter the digits of the picture in “Security code”. If you cannot read them, ask for another picture.",
          "Press “Send one-time code”.",
        ],
      },
      {
        title: "One-time code",
        steps: [
          "Enter the one-time code from the text message. Each code is valid for 120 seconds and for one use.",
          "If no message comes, dial {ussd}, ask us to send the code to your national email address, or get a new code.",
        ],
      },
      {
        title: "Your identity",
        steps: [
          "Iranian citizens: enter the 10 digits of your national ID and your date of birth, then press “Continue”.",
          "Foreign nationals: choose the tab for foreign nationals and enter your FIDA code, your date of birth and one of these: passport number, NAJA code or unique identifier.",
          "The national ID or FIDA code, the date of birth and the SIM must all belong to the same person.",
        ],
      },
      {
        title: "Confirm your name",
        steps: [
          "You see the name that the civil registry gave. If it is yours, confirm it; if not, go back and correct the details.",
        ],
      },
      {
        title: "Postal code",
        steps: [
          "The postal code of your last registered address is filled in. If it is right, confirm it.",
          "If you have moved, enter the right postal code; a request to update your address is filed with a request number.",
          "After this step you are signed in and continue to the service that you came from.",
        ],
      },
    ],
    ways: [
      {
        title: "Next time",
        steps: [
          "In a browser that you have used before we only ask for the number and the one-time code. In a browser that you have not used before, we ask for your identity again.",
        ],
      },
      {
        title: "With a {qr} code",
        steps: [
          "Open the tab for a {qr} code on the sign-in page and scan it with a phone on which you are signed in.",
          "Check on the phone which browser and which service it is, then choose the number that the other screen shows: that approves the sign-in. If it is not you, refuse.",
        ],
      },
      {
        title: "For a company",
        steps: [
          "Only the chief executive can sign in for a company.",
          "If you came from a service for companies, the company’s national ID is asked for after the postal code.",
          "If you signed in to {shortName} itself, open the tab “Companies” in “{profile}” and enter the company’s national ID.",
        ],
      },
    ],
    errors: {
      title: "Errors and what to do",
      cause: "Cause",
      remedy: "What to do",
      registry: "A registry is not responding",
      rows: {
        sim: {
          cause: "The SIM is in someone else’s name.",
          remedy: "Use your own number, or correct the ownership at the operator’s office.",
        },
        undelivered: {
          cause: "The operator refused the message or did not answer.",
          remedy:
            "Wait until the time on the page, or use {ussd}, your national email or a {qr} code.",
        },
        expired: {
          cause: "120 seconds have passed, or a newer code was sent.",
          remedy: "Get a new code; what you entered stays.",
        },
        limited: {
          cause: "There were too many requests or wrong one-time codes.",
          remedy: "Wait until the time on the page.",
        },
        identity: {
          cause: "The national ID and date of birth do not match in the civil registry.",
          remedy: "Check the digits, try in a few hours, or ask a civil registry office.",
        },
        postal: {
          cause: "The postal code is not in the national address database.",
          remedy: "Look it up at {gnaf}.",
        },
        registry: {
          cause: "One of the registries we ask is down.",
          remedy: "Nothing is lost; press the button again at the same step.",
        },
        restricted: {
          cause: "Your IP address is outside the allowed networks.",
          remedy: "Switch the {vpn} off and open the page again.",
        },
        lapsed: {
          cause: "Nothing happened for 30 minutes.",
          remedy: "Start signing in again.",
        },
      },
    },
  },
  contact: {
    written: "If you can sign in, write your question and read the answer there:",
    heading: "Contact",
    lead: "If neither the questions nor the guide helped, the support desk will.",
    phone: "Support phone",
    hours: "Opening hours",
    email: "Support email",
    address: "Address",
    operator: "Run by",
    genuine: "Genuine address of this window",
    unknown: "No support number has been announced for this window yet.",
    before: {
      title: "Before you call",
      steps: [
        "Note the reference on the error page and the time; those two are enough to find the event.",
        "Say which step you were at and what the page said.",
        "Never tell anyone your one-time code. Support never asks for it.",
      ],
    },
  },
  accessibility: {
    heading: "Accessibility",
    lead: "Choose how the pages look, so that they are easy for you to use.",
    settings: {
      page: {
        label: "Page colours",
        none: "Same as my browser",
        white: "White",
        cream: "Cream",
        dark: "Dark",
        contrast: "Yellow on black",
      },
      text: { label: "Text colour", none: "Usual", blue: "Blue", green: "Green", amber: "Amber" },
      font: { label: "Font", none: "Same as my browser", vazirmatn: "Vazirmatn" },
      size: {
        label: "Text size",
        none: "Usual",
        "125": "125%",
        "150": "150%",
        "200": "200%",
      },
      lines: { label: "Line spacing", none: "Usual", loose: "Loose", looser: "Looser" },
      words: { label: "Word spacing", none: "Usual", wide: "Wide", wider: "Wider" },
      motion: {
        label: "Motion",
        none: "Same as my browser",
        still: "No motion and no countdown",
      },
    },
    submit: "Save the settings",
    reset: "Reset",
    saved: "The settings are saved. This page shows what they look like.",
    wasReset: "Settings reset.",
    notKept:
      "Your browser did not keep our cookie, so nothing was saved. Allow cookies for this site.",
    kept:
      "The settings stay in this browser for a year and also apply to our own pages at the agencies’ addresses.",
    sample: {
      title: "Sample",
      steps: [
        "{shortName} is one sign-in for all public services; this is how 0912 and 14 Mordad 1370 look.",
      ],
    },
    statement: "Accessibility statement",
    back: "Back to sign-in",
  },
  statement: {
    heading: "Accessibility statement",
    lead: "{shortName} is made for everyone. Our standard is {wcag}.",
    sections: [
      {
        title: "What we do",
        steps: [
          "Every step works without JavaScript, with the keyboard alone and in text browsers.",
          "Each error is shown at the top of the page with a link to its field, and what you entered stays.",
          "Text has a contrast of at least 4.5 to 1, and at 320 pixels or with text twice the size no page scrolls sideways.",
          "Colours, size, font and spacing can be changed on the accessibility page.",
        ],
      },
      {
        title: "How we check it",
        steps: [
          "Every page in every state and language is tested in a real browser: the rules of {axe}, valid markup, keyboard, forced colours and enlarged text.",
          "It has not been tested with disabled people yet.",
        ],
      },
      {
        title: "Known shortcomings",
        steps: [
          "The security code can be seen or heard; anyone who can do neither can sign in with a {qr} code, which does not need it.",
          "The agencies’ own pages do not come from this window; their quality is up to the agency.",
          "The guide’s file is tagged, but its web page reads better.",
        ],
      },
      {
        title: "If something is in your way",
        steps: [
          "Tell the support desk which page it was and which tools you used; the number is on the contact page.",
        ],
      },
    ],
    back: "Accessibility settings",
  },
  app: {
    heading: "Add {shortName} to your phone",
    lead:
      "There is nothing to download: this web page is the app. You can add it to your phone’s home screen, so that it opens like any other app.",
    sections: [
      {
        title: "On Android",
        steps: [
          "Open this page in your browser.",
          "In the browser’s menu choose “Add to home screen” or “Install app”.",
        ],
      },
      {
        title: "On iPhone and iPad",
        steps: [
          "Open this page in Safari.",
          "Press the share button, then “Add to Home Screen”.",
        ],
      },
      {
        title: "Good to know",
        steps: [
          "It needs no updates and no extra storage, and is as safe as the web page.",
          "{shortName} has no installation file and no app in any store. A file of that name is not ours; do not install it.",
        ],
      },
    ],
  },
  privacy: {
    heading: "Privacy statement",
    lead: "This is everything that {shortName} keeps about you, and for how long.",
    sections: [
      {
        title: "While you sign in",
        steps: [
          "The security code of the picture and its sound: 10 minutes, for one use.",
          "The one-time code: 120 seconds; as a hash to compare with, and encrypted, so that you can get the same code by dialling or by email.",
          "What you enter while signing in: until 30 minutes after your last step.",
          "The operator’s report whether a message arrived: 10 minutes.",
          "For signing in by phone: the browser’s name, part of the network address and the service, 10 minutes.",
          "Counts of requests and wrong codes, to prevent abuse: up to an hour for each network, up to 31 days for each number and person.",
        ],
      },
      {
        title: "Your account",
        steps: [
          "Your first and last name, father’s name, national ID (for foreign nationals the FIDA code and the number of the document shown), date of birth, mobile number, national email, postal code, level, the companies you have acted for and requests to correct your address: as long as you have an account.",
          "To confirm them we ask the civil registry, the registry of foreign nationals, Shahkar and the post. Each agency receives only the details that its service needs, under an identifier of its own.",
          "The services that you have entered, and when first and last: as long as you have an account. We tell them of changes that concern them, such as a new number or the end of a sign-in; the new details themselves are not in the message.",
          "The email address that you have confirmed, and how and in which language you want to be told: until you remove them. An address that was not confirmed: one hour.",
          "Passkeys, if you have made any: the public key, the name that you gave it, the browser’s name, when it was made and last used: until you remove it. Fingerprint and face do not reach us.",
          "Browser notifications, if you turned them on: the browser’s name, its address at its maker (encrypted), when it was added and last told: until you remove it, or it cannot be reached for two weeks. Its maker, perhaps abroad, learns when you are told, but not of what.",
          "Cases that agencies open for you, each with its history: as long as you have an account. Anyone who has the tracking number sees the state alone, unless you hide it.",
          "Letters that agencies send to you, with their attachments and proofs of service: as long as you have an account.",
          "Your questions to support, and the answers: as long as you have an account.",
          "Receipts of which service received which kinds of details, and when: as long as you have an account. Which member of staff looked at your record, with role and reason: two years. Notices of your changes to agencies: 30 days.",
          "The services that you have starred, and their order: until you remove the star. No agency learns of it.",
          "Acting for a company: the company’s name and identifier, until that sign-in ends.",
          "Level 3: we keep neither card number nor photo; only in which way and when it was proved, until that sign-in ends.",
          "If you delete your account, all this goes seven days after your request; the page “Delete my account” says what stays, and why.",
        ],
      },
      {
        title: "Sign-ins and notices",
        steps: [
          "For each open sign-in the browser’s name, a part of the network address, when it began and when it was last used: until half an hour after it ends at most.",
          "Each sign-in, for a list that only you see: when it was, the browser’s name, part of the network address, the way of signing in and the level: 90 days.",
          "Notices of a new browser, a new SIM, a higher level, acting for a company or a change of passkeys, with the browser’s name and part of the network address: 7 days, so that you can end a sign-in that was not yours.",
          "A sign-in that you said was not yours: the sign-in’s identifier for 12 hours, the browser’s for one year, so that it stays closed.",
        ],
      },
      {
        title: "In your browser",
        steps: [
          "The sign-in cookie: 30 to 35 minutes after the last use, 12 hours at most.",
          "The cookie of a known browser, which saves you from proving your identity again: one year.",
          "The cookie of a code for signing in by phone: 10 minutes.",
          "A cookie for each open tab of the sign-in page, so that the security code shown there is accepted: 10 minutes.",
          "A cookie that says the last step succeeded, so that you are told once: one minute.",
          "The cookies for your language and accessibility settings: one year, and only if you chose.",
          "There are no cookies for advertising or statistics and nothing from other sites.",
        ],
      },
      {
        title: "Security records",
        steps: [
          "We record security events such as signing in, signing out and wrong attempts with the time and the account’s identifier, and do not delete them. Numbers and network addresses are masked in them.",
          "Where the country of your network address matters, we look it up on this system and do not ask anyone else.",
        ],
      },
    ],
  },
} satisfies HelpTexts;
