/** Every way to sign in of sign_in.md. */
import type { Way } from "./way.ts";
import { byDialling, byEmail, byNationalId, inKnownBrowser } from "./ways_by_code.ts";
import { byManualQrCode, byQr } from "./ways_by_phone.ts";
import { byPicture, byProof, bySound } from "./ways_by_picture.ts";
import { formerSimIsTold, newSimOf } from "./ways_by_sim.ts";

const NEVER_KNOWN = "never gets an account, so no browser and no phone is signed in";
const NO_JAVASCRIPT = "the proof of work is done by a script";
const NO_NATIONAL_ID = "a foreign national has no national ID";
const ONE_SIM = "has one SIM";

const neverKnown: Way["impossible"] = ({ promised }) => promised.refused ? NEVER_KNOWN : null;

export const WAYS: Way[] = [
  { title: "SMS, picture", browser: "new", enter: byPicture },
  { title: "SMS, spoken code", browser: "new", enter: bySound },
  {
    title: "SMS, proof of work",
    browser: "new",
    impossible: (_, javaScriptEnabled) => javaScriptEnabled ? null : NO_JAVASCRIPT,
    enter: byProof,
  },
  { title: "code by e-mail", browser: "new", enter: byEmail },
  { title: "code by dialling", browser: "new", enter: byDialling },
  {
    title: "national ID first",
    browser: "new",
    impossible: ({ person }) => person.kind ? NO_NATIONAL_ID : null,
    enter: byNationalId,
  },
  {
    title: "known browser",
    browser: "known",
    impossible: neverKnown,
    enter: inKnownBrowser,
  },
  { title: "QR, scanned", browser: "new", phone: true, impossible: neverKnown, enter: byQr },
  {
    title: "QR, typed code",
    browser: "new",
    phone: true,
    impossible: neverKnown,
    enter: byManualQrCode,
  },
  {
    title: "new SIM",
    browser: "new",
    impossible: ({ person }) => person.otherMobiles ? null : ONE_SIM,
    mobile: newSimOf,
    enter: byPicture,
    finish: formerSimIsTold,
  },
];

/** The way that makes the browser a known one. */
export const FIRST_WAY = WAYS[0];
