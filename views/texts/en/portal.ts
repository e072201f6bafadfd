import type { PortalTexts } from "../types/portal.ts";

export default {
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
} satisfies PortalTexts;
