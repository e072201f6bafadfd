/** A person chooses how they are told. */
import type { Account } from "../identity/account.ts";
import { transact } from "../platform/commit.ts";
import type { Clock } from "../platform/platform.ts";
import { read } from "../platform/read.ts";
import type { Store } from "../platform/store.ts";
import { liveIn, liveRecords, type LiveSession } from "../session/use_session.ts";
import {
  chosenChannels,
  DEFAULT_CHANNELS,
  NOTICE_CHANNELS,
  NOTICE_SUBJECTS,
  type NoticeChannel,
  type NoticeSettings,
  noticeSettingsRecord,
  type NoticeSubject,
} from "./settings.ts";

export async function readNoticeSettings(
  store: Store,
  accountId: string,
): Promise<NoticeSettings | null> {
  return (await read(store, noticeSettingsRecord(accountId))).value;
}

/** Those by which this person can be reached. */
export const offeredChannels = (
  { contactEmail }: Account,
  { hasMail }: { hasMail: boolean },
): NoticeChannel[] =>
  NOTICE_CHANNELS.filter((channel) => channel !== "email" || hasMail && contactEmail !== undefined);

/** What was chosen on the page. */
export interface ChosenSettings {
  /** Absent: as before. */
  language?: string;
  channels: Record<NoticeSubject, readonly NoticeChannel[]>;
  /** Those that the page offered; of others the choice stays. */
  offered: readonly NoticeChannel[];
}

/** The settings after a choice. What is as by default is not stored. */
export function settingsAfter(
  former: NoticeSettings | null,
  { language = former?.language, channels, offered }: ChosenSettings,
): NoticeSettings {
  const differing = NOTICE_SUBJECTS.flatMap((subject) => {
    const before = chosenChannels(former, subject);
    const now = NOTICE_CHANNELS.filter((channel) =>
      (offered.includes(channel) ? channels[subject] : before).includes(channel)
    );
    const isDefault = now.join() === DEFAULT_CHANNELS[subject].join();
    return isDefault ? [] : [[subject, now]];
  });
  return { language, channels: Object.fromEntries(differing) };
}

/** @returns `false` if the session has ended */
export async function changeNoticeSettings(
  { store, clock }: { store: Store; clock: Clock },
  { sessionDigest, account }: LiveSession,
  chosen: ChosenSettings,
): Promise<boolean> {
  return await transact(store, {
    ...liveRecords(sessionDigest, account.id),
    settings: noticeSettingsRecord(account.id),
  }, ({ settings, ...found }, write) => {
    if (!liveIn(found, clock.now())) return false;
    write.set(settings, settingsAfter(settings.value, chosen));
    return true;
  });
}
