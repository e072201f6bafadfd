/** The person's account: home, profile, sessions, past sign-ins, sign-out, and «من نبودم». */
import type { Site } from "../site/groups.ts";
import { mountHome } from "./home.ts";
import { mountNotMe } from "./not_me.ts";
import { mountProfile } from "./profile.ts";
import { mountRefuseAll } from "./refuse_all.ts";
import { mountSessions } from "./sessions.ts";
import { mountSignIns } from "./sign_ins.ts";
import { mountSignOut } from "./sign_out.ts";

export function mountPortal(site: Site): void {
  mountHome(site);
  mountProfile(site);
  mountSessions(site);
  mountSignIns(site);
  mountSignOut(site);
  mountNotMe(site);
  mountRefuseAll(site);
}
