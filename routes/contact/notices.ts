/** `/profile/notices`: how a person is told of what, and in which language. */
import {
  changeNoticeSettings,
  type ChosenSettings,
  offeredChannels,
  readNoticeSettings,
} from "../../domain/notice/change_settings.ts";
import {
  chosenChannels,
  FIXED_SUBJECTS,
  NOTICE_CHANNELS,
  NOTICE_SUBJECTS,
  type NoticeSubject,
} from "../../domain/notice/settings.ts";
import { keptData } from "../../domain/portal/kept_data.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import { keepSuccess } from "../site/go_on.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

export const NOTICES = "/profile/notices";

export function mountNotices({ signedIn }: Site): void {
  signedIn.get(NOTICES, page);
  signedIn.post(NOTICES, save);
}

const offeredTo = ({ ports }: Visit, { account }: LiveSession) =>
  offeredChannels(account, { hasMail: ports.mail !== undefined });

async function save(visit: Visit, live: LiveSession): Promise<Response | null> {
  const fields = NOTICE_SUBJECTS.flatMap((subject) =>
    NOTICE_CHANNELS.map((channel) => `${subject}_${channel}` as const)
  );
  const { language, ...ticked } = await visit.form(["language", ...fields]);
  const channelsOf = (subject: NoticeSubject) =>
    NOTICE_CHANNELS.filter((channel) => ticked[`${subject}_${channel}`] !== "");
  const chosen: ChosenSettings = {
    language: visit.ports.views.languages.find((one) => one === language),
    channels: {
      letters: channelsOf("letters"),
      dossiers: channelsOf("dossiers"),
      sign_ins: channelsOf("sign_ins"),
      support: channelsOf("support"),
    },
    offered: offeredTo(visit, live),
  };
  if (!await changeNoticeSettings(visit.ports, live, chosen)) return null;
  keepSuccess(visit, "notices_saved");
  return visit.leave(NOTICES);
}

async function page(visit: Visit, live: LiveSession): Promise<Response> {
  const { store, views, mail } = visit.ports;
  const settings = await readNoticeSettings(store, live.account.id);
  const shown = (subject: NoticeSubject) => ({
    channels: chosenChannels(settings, subject),
    isFixed: FIXED_SUBJECTS.includes(subject),
  });
  return await visit.page("notices", {
    languages: views.languageNames,
    language: settings?.language ?? views.languages[0],
    offered: offeredTo(visit, live),
    subjects: {
      letters: shown("letters"),
      dossiers: shown("dossiers"),
      sign_ins: shown("sign_ins"),
      support: shown("support"),
    },
    email: keptData(live.account).contactEmail,
    hasMail: mail !== undefined,
  });
}
