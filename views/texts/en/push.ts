import type { PushTexts } from "../types/push.ts";

export default {
  push: {
    heading: "Browser notifications",
    lead:
      "When a new letter arrives or your case changes, your phone or computer tells you, even if this site is not open. The notification names neither you nor the agency, and says nothing of the letter. Text messages and emails still come as before.",
    none: "No browser gets notifications yet.",
    added: "Turned on {when}.",
    delivered: "Last notification: {when}.",
    undelivered: "None has arrived yet.",
    failing: "No notification has reached this browser since {when}. We remove it after two weeks.",
    remove: "Turn off: {device}",
    about: "What should we tell you about?",
    on: {
      letters: "New letters: on.",
      dossiers: "Changes to cases: on.",
    },
    off: {
      letters: "New letters: off.",
      dossiers: "Changes to cases: off.",
    },
    mute: {
      letters: "Turn off for letters",
      dossiers: "Turn off for cases",
    },
    unmute: {
      letters: "Turn on for letters",
      dossiers: "Turn on for cases",
    },
    add: "Notifications in this browser",
    steps: [
      "Turn them on only on a phone or computer of your own: a person who sees its screen learns that you have a letter.",
      "Your browser asks whether notifications are allowed; accept. Then we send you a message, so that you hear of it if it was not you.",
    ],
    submit: "Turn on notifications",
    full: "Ten browsers get notifications, and there can be no more. Remove one first.",
    unable:
      "This browser cannot get notifications: JavaScript is off, or the browser is old. On an iPhone, first add this site to the home screen and open it from there. Text messages and emails come without it.",
    denied:
      "The browser did not allow notifications. Allow them in the browser’s settings for this site, then press the button again.",
    failed:
      "The browser did not get ready for notifications. Check your connection, then press the button again.",
    refused: {
      title: "Notifications were not turned on",
      steps: [
        "The browser’s answer was not right, or we do not know its notification service. Nothing was saved.",
        "Press the button again or try another browser. Text messages and emails still come.",
      ],
    },
    limited: {
      title: "You turned on notifications twenty times today",
      steps: ["From {when} on you can add a browser again."],
    },
  },
  pushed: {
    letters: "You have a new letter",
    dossiers: "Your case has changed",
  },
} satisfies PushTexts;
