import { homePage } from "./home.tsx";
import { notMeDonePage, notMeGonePage, notMePage } from "./not_me.tsx";
import { profilePage } from "./profile.tsx";
import { profileCompaniesPage } from "./profile_companies.tsx";
import { refuseAllDonePage, refuseAllPage } from "./refuse_all.tsx";
import { sessionsPage } from "./sessions.tsx";
import { signInsPage } from "./sign_ins.tsx";
import { signedOutPage, signOutPage } from "./sign_out.tsx";

export const portalPages = {
  home: homePage,
  profile: profilePage,
  profileCompanies: profileCompaniesPage,
  sessions: sessionsPage,
  signIns: signInsPage,
  signOut: signOutPage,
  signedOut: signedOutPage,
  notMe: notMePage,
  notMeDone: notMeDonePage,
  notMeGone: notMeGonePage,
  refuseAll: refuseAllPage,
  refuseAllDone: refuseAllDonePage,
};
