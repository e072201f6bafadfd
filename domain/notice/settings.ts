/** In which language and by which channels a person is told of what (docs/decisions/0315). */
import { record } from "../platform/record.ts";

/** What people choose about. */
export const NOTICE_SUBJECTS = ["letters", "dossiers", "sign_ins", "support"] as const;
export type NoticeSubject = typeof NOTICE_SUBJECTS[number];

export const NOTICE_CHANNELS = ["sms", "email"] as const;
export type NoticeChannel = typeof NOTICE_CHANNELS[number];

export interface NoticeSettings {
  /** Of messages (BCP 47); absent: that of the window's first language. */
  language?: string;
  /** What the person chose. A subject that is absent has its default. */
  channels?: Partial<Record<NoticeSubject, readonly NoticeChannel[]>>;
}

export const noticeSettingsRecord = record<NoticeSettings, [accountId: string]>("notice_settings", {
  about: "in which language and by which channels a person is told of what",
});

/** An SMS costs the state money, so that a letter which asks nothing is told by e-mail alone. */
export const DEFAULT_CHANNELS: Readonly<Record<NoticeSubject, readonly NoticeChannel[]>> = {
  letters: ["email"],
  dossiers: ["sms"],
  sign_ins: ["sms"],
  support: ["sms"],
};

/** All of these goes by SMS, whatever was chosen. */
export const FIXED_SUBJECTS: readonly NoticeSubject[] = ["sign_ins"];

/** What the person chose, or else the default. */
export const chosenChannels = (
  settings: NoticeSettings | null,
  subject: NoticeSubject,
): readonly NoticeChannel[] => settings?.channels?.[subject] ?? DEFAULT_CHANNELS[subject];

/** What decides how a person is reached. */
export interface Reach {
  settings: NoticeSettings | null;
  /** They have confirmed an e-mail address, and mail can be sent. */
  hasEmail: boolean;
}

/**
 * The channels of a notice, none if the person wants none. `isRequired`: a safety notice, or one of a
 * letter with legal effects, goes by SMS whatever was chosen.
 */
export function channelsFor(
  { settings, hasEmail }: Reach,
  subject: NoticeSubject,
  { isRequired = FIXED_SUBJECTS.includes(subject) } = {},
): NoticeChannel[] {
  const chosen = settings?.channels?.[subject];
  const usable = chosenChannels(settings, subject).filter((one) => one !== "email" || hasEmail);
  // Who chose to be told is told, although their address is gone.
  const isLost = chosen !== undefined && chosen.length > 0 && usable.length === 0;
  return NOTICE_CHANNELS.filter((one) =>
    usable.includes(one) || one === "sms" && (isRequired || isLost)
  );
}
