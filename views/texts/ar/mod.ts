import type { Texts } from "../types/mod.ts";
import account from "./account.ts";
import agency from "./agency.ts";
import application from "./application.ts";
import assurance from "./assurance.ts";
import bus from "./bus.ts";
import company from "./company.ts";
import console from "./console.ts";
import contact from "./contact.ts";
import desk from "./desk.ts";
import directory from "./directory.ts";
import dossier from "./dossier.ts";
import federation from "./federation.ts";
import help from "./help.ts";
import members from "./members.ts";
import messages from "./messages.ts";
import notice from "./notice.ts";
import passkey from "./passkey.ts";
import portal from "./portal.ts";
import deletion from "./deletion.ts";
import profile from "./profile.ts";
import recovery from "./recovery.ts";
import publication from "./publication.ts";
import push from "./push.ts";
import qr from "./qr.ts";
import signIn from "./sign_in.ts";
import site from "./site.ts";
import staff from "./staff.ts";
import review from "./review.ts";
import support from "./support.ts";

export default {
  language: {
    tag: "ar",
    name: "العربية",
    direction: "rtl",
    locale: "ar-IQ-u-nu-latn",
    digits: "latin",
  },
  ...site,
  ...signIn,
  ...publication,
  ...push,
  ...account,
  ...recovery,
  ...qr,
  ...agency,
  ...application,
  ...assurance,
  ...bus,
  ...company,
  ...console,
  ...passkey,
  ...portal,
  ...contact,
  ...desk,
  ...directory,
  ...profile,
  ...deletion,
  ...dossier,
  ...federation,
  ...help,
  ...notice,
  ...members,
  ...messages,
  ...review,
  ...support,
  ...staff,
} satisfies Texts;
