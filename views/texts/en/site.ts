import type { SiteTexts } from "../types/site.ts";

export default {
  window: {
    motto: "One sign-in for all public services",
    genuine: "The genuine address of this window: {host}",
    languages: "Language",
    skip: "Skip to main content",
    sandbox: {
      label: "Test environment",
      hint: "The people, messages and registries in this environment are made up.",
    },
    privacy: "Privacy statement",
    title: "{page} – {window}",
    failedTitle: "Error: {title}",
    goingTo: "To continue to “{service}”",
    signInFor: "Please sign in to see “{page}”.",
    signInAgain:
      "To keep your account safe, please sign in right before this, even if you are signed in already.",
    actingFor: "For {company}",
    step: "Step {step} of {steps}",
    correct: "There is a problem",
    tooLong: "“{field}” is far too long. Shorten it.",
    tooLate: {
      title: "This was not done: something has changed in the meantime",
      steps: ["What you wrote stands at the end of this page. You can copy it."],
      typed: "What you wrote, which was not saved",
    },
    sending: "Sending…",
    slow: "No answer yet; please wait.",
    lost: "The connection failed. What you entered is still here: please press the button again.",
    unsent: "The connection failed: please press the button again.",
  },
  success: {
    signed_in: "You have signed in successfully.",
    account_created: "Your account has been created, and you have signed in successfully.",
    verified: "The verification of your identity is complete.",
    raised: "Your identity is confirmed at level 3.",
    passkey_added: "The passkey has been added. We have sent you a message about it.",
    passkey_renamed: "The name of the passkey has been saved.",
    passkey_removed: "The passkey has been removed.",
    email_confirmed: "Your email address is confirmed and in use from now on.",
    email_removed: "Your email address has been removed.",
    notices_saved: "Your choice has been saved.",
    push_added: "Browser notifications are on. We have sent you a message about it.",
    push_removed: "The browser gets no more notifications.",
    postal_code_changed: "Your postal code has been changed.",
    member_changed: "The change has been saved.",
    member_invited: "The invitation has been sent by SMS.",
    member_not_told:
      "The invitation is ready, but its SMS was not sent. Invite again soon, on the member’s own page.",
  },
  time: { today: "{time}", later: "{time} on {date}", left: "You have {left} (until {time})" },
  menu: {
    label: "Help",
    account: "Your account",
    open: "Menu",
    faq: "Questions",
    contact: "Contact",
    guide: "Guide",
    accessibility: "Accessibility",
  },
  device: {
    both: "{browser} on {system}",
    browser: "{browser}",
    system: "Browser on {system}",
    unknown: "Unknown browser",
  },
  problem: {
    pages: {
      bad_request: {
        title: "We could not read that request",
        steps: [
          "Your browser sent something that we do not understand. Go back and try again.",
        ],
      },
      account_frozen: {
        title: "Your account is closed for its safety",
        steps: [
          "Support has closed this account so that no one can sign in as you. Your data and letters are where they were.",
          "To have it opened, contact support. Support never asks for your one-time code.",
        ],
      },
      forbidden: {
        title: "That request was refused",
        steps: [
          "The form was sent from a page outside {shortName}. To keep you safe we did nothing.",
          "Open the page from {shortName} itself and try again.",
        ],
      },
      not_found: {
        title: "Page not found",
        steps: [
          "The address may be misspelt or the page may have moved. Try again from the start page.",
        ],
      },
      method_not_allowed: {
        title: "This page cannot do that",
        steps: ["Open the page again and use its own buttons."],
      },
      too_large: {
        title: "That request was too large",
        steps: ["Send a shorter text or a smaller file."],
      },
      file_gone: {
        title: "This file is not available",
        steps: [
          "The address of a file works for a few minutes only. Open the letter in {shortName} again and download the file from there.",
        ],
      },
      misdirected: {
        title: "That address is not part of {shortName}",
        steps: ["Check the address in your browser and begin at the start page."],
      },
      internal: {
        title: "Something went wrong on our side",
        steps: [
          "Nothing was done. The problem is recorded; you need not report it.",
          "Try again in a few minutes.",
        ],
      },
      store_unavailable: {
        title: "{shortName} is not available at the moment",
        steps: ["Our database is not responding, so nothing was done."],
      },
      desk_busy: {
        title: "Many people are at the desk at the moment",
        steps: ["What you sent was not looked at, and does not count as a try."],
      },
      suspended_by_agency: {
        title: "The agency has suspended this service",
        steps: [
          "Nothing was sent to the service. If you were signed in, you still are.",
          "Come back later. If it is urgent, contact the agency itself.",
        ],
      },
      suspended_by_window: {
        title: "{shortName} has suspended this service",
        steps: [
          "Nothing was sent to the service. If you were signed in, you still are.",
          "Come back later. If it is urgent, contact the agency that offers it.",
        ],
      },
      service_retired: {
        title: "This service has ended",
        steps: [
          "The agency does not offer it here any more.",
          "Look for another service on the start page, or ask the agency.",
        ],
      },
      upstream_unavailable: {
        title: "This service is not responding",
        steps: [
          "You are still signed in; the agency’s own system is down.",
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
        title: "This service is not available at the moment",
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
          "We cannot confirm that level online yet.",
          "For this, please contact the agency itself.",
        ],
      },
      site_not_registered: {
        title: "This site is not registered correctly",
        steps: [
          "The site that sent you is not known to us, or its return address is not the registered one. For your safety we do not go back to it.",
          "Type the site’s address yourself and sign in again. If this page comes back, tell the agency.",
        ],
      },
      site_busy: {
        title: "Too many sign-ins from your network",
        steps: [
          "Sites have sent many people from this network at the same time. Nothing is lost.",
          "Please wait a moment and sign in from the site again.",
        ],
      },
      site_request_lapsed: {
        title: "This sign‑in has expired",
        steps: [
          "The request of the site is no longer open, or it began in another browser.",
          "Go back to the site and sign in again.",
        ],
      },
      site_request_invalid: {
        title: "The site’s request is not valid",
        steps: [
          "The site that sent you made a request that is not valid. You have done nothing wrong.",
          "Please tell the agency.",
        ],
      },
      cookies_needed: {
        title: "Your browser did not keep this service’s cookie",
        steps: [
          "Without a cookie this service does not know that you have signed in. Allow cookies for this site in your browser’s settings and try again.",
        ],
      },
      sign_in_required: {
        title: "Please sign in again",
        steps: [
          "Your session has ended. What you sent did not reach this service, and nothing was done.",
        ],
      },
      level_too_low: {
        title: "This needs stronger proof of identity",
        steps: [
          "More proof of who you are is needed. What you sent did not reach this service, and nothing was done.",
        ],
      },
      level_too_old: {
        title: "Please confirm your identity again",
        steps: [
          "You last confirmed your identity too long ago. What you sent did not reach this service, and nothing was done.",
        ],
      },
      legal_only: {
        title: "This service is for companies",
        steps: [
          "You need to act for a company. What you sent did not reach this service, and nothing was done.",
        ],
      },
      natural_only: {
        title: "This service is for individuals",
        steps: [
          "You are acting for a company and need to continue in your own name. What you sent did not reach this service, and nothing was done.",
        ],
      },
    },
    unsent: {
      here: "If you had not typed anything, {link}.",
      link: "continue in this tab",
      kept:
        "If you had, it is not lost: use the button below, which opens a new tab. When you have finished there, return to this tab and press your browser’s Back button.",
      button: {
        sign_in_required: "Sign in (opens in a new tab)",
        level_too_low: "Prove your identity (opens in a new tab)",
        level_too_old: "Prove your identity (opens in a new tab)",
        legal_only: "Choose a company (opens in a new tab)",
        natural_only: "Continue in my own name (opens in a new tab)",
      },
    },
    retryFrom: "Try again after {when}.",
    reference: "Error reference: {number}.",
    support: "Support: {phone}.",
    back: "Go back",
    start: "Go to the start page",
    again: {
      kept:
        "There is no need to enter anything: the button below sends the same information again.",
      submit: "Send again",
      file: "No file is kept: if you chose one, choose it again",
      reopen: "Open this page again",
    },
  },
  restricted: {
    heading: "Restricted access",
    lead: "{shortName} is open to allowed networks only, and your IP address is not one of them.",
    ip: "Your IP address: {ip}",
    steps: [
      "If a {vpn} or proxy is on, switch it off and open this page again.",
      "If you are on an office network or public Wi-Fi, try mobile data.",
    ],
    abroad: {
      title: "If you are abroad",
      steps: [
        "You cannot sign in from abroad for the time being. Call the support desk and tell them the IP address above; they will tell you what you can do.",
        "Do not give your one-time code or SIM to anyone else to sign in for you.",
      ],
    },
    again: "Try again",
  },
  formReturn: {
    again: {
      heading: "Back to the service",
      lead:
        "The site you came from has sent something to {service}, such as the result of a payment. If this page does not continue by itself, press the button.",
    },
    signIn: {
      heading: "Sign in before you continue",
      lead:
        "What the other site sent to {service}, such as the result of a payment, is kept on this page and has not arrived yet. Do not close this page.",
      steps: [
        "Sign in with the button below. It opens a new tab.",
        "Come back to this page and press “Continue”.",
      ],
      link: "Sign in (opens in a new tab)",
    },
    submit: "Continue",
    failed: {
      title: "What the other site sent did not reach the service",
      steps: [
        "The site you came from sent it in a form that we cannot pass on.",
        "If you have paid, do not pay again: first check the payment with this service.",
      ],
    },
  },
} satisfies SiteTexts;
