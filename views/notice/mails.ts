import type { AccountNews, Mail, News } from "../../domain/notice/delivery.ts";
import type { Notice } from "../../domain/notice/notice.ts";
import { createFormat } from "../texts/format.ts";
import { fillPlain } from "../texts/fill.ts";
import type { Texts } from "../texts/types/mod.ts";
import { composeMail } from "./compose_mail.tsx";
import { deviceSaid, placeName } from "./what_happened.ts";

/** The window in the language of the mail. */
export interface Sender {
  texts: Texts;
  from: string;
  /** The genuine address. */
  host: string;
}

export function codeMail(
  { texts, from }: Sender,
  { code, expiresAt }: { code: string; expiresAt: number },
): Mail {
  const words = texts.mail.code;
  const time = createFormat(texts).deadline(expiresAt);
  const paragraphs = [
    { text: words.code, strong: code },
    { text: fillPlain(words.validUntil, { time }) },
    { text: words.secret },
  ];
  return composeMail(texts, { subject: words.subject, from, paragraphs });
}

/** Confirms an address. It names nobody: it may have gone to a stranger. */
export function contactMail(
  { texts, from }: Sender,
  { code, expiresAt }: { code: string; expiresAt: number },
): Mail {
  const words = texts.mail.contact;
  const time = createFormat(texts).deadline(expiresAt);
  const paragraphs = [
    { text: words.code, strong: code },
    { text: fillPlain(words.validUntil, { time }) },
    { text: words.unknown },
  ];
  return composeMail(texts, { subject: words.subject, from, paragraphs });
}

/** Without a link, like the SMS: people shall open the window by its address (citizen-handbook §9). */
export function newsMail(
  { texts, from, host }: Sender,
  { subject, at, office, done }: News,
): Mail {
  if (done) return accountMail({ texts, from, host }, { act: done.act, at });
  const words = texts.mail.news;
  const { language: { tag }, looks, notices } = texts;
  const values = { office: office?.(tag) ?? looks.window, date: createFormat(texts).date(at) };
  const paragraphs = [
    { text: fillPlain(words.happened[subject], values) },
    { text: fillPlain(words.open, { host }) },
    { text: fillPlain(words.choose, { notices: notices.heading }) },
  ];
  return composeMail(texts, { subject: words.subjects[subject], from, paragraphs });
}

/** Who did not ask for it asks support, by the address that they know. */
function accountMail(
  { texts, from, host }: Sender,
  { act, at }: { act: AccountNews; at: number },
): Mail {
  const { notice, account: words } = texts.mail;
  const paragraphs = [
    { text: words.happened[act] },
    { text: fillPlain(notice.when, { when: whenOf(texts, at) }) },
    { text: fillPlain(words.ask, { host }) },
  ];
  return composeMail(texts, { subject: notice.subject, from, paragraphs });
}

export function noticeMail({ texts, from, host }: Sender, notice: Notice, link: string): Mail {
  const words = texts.mail.notice;
  const format = createFormat(texts);
  const when = whenOf(texts, notice.at);
  const { more, place, takesEffectAt } = notice;
  const count = more && format.digits(more);
  const day = takesEffectAt === undefined ? "" : format.day(takesEffectAt);
  const device = deviceSaid(texts, notice.device) ?? words.unknownDevice;
  const paragraphs = [
    { text: fillPlain(words.happened[notice.kind], { day }) },
    { text: fillPlain(words.when, { when }) },
    { text: fillPlain(words.device, { device }) },
    ...place ? [{ text: fillPlain(words.place, { place: placeName(place) }) }] : [],
    ...count ? [{ text: fillPlain(words.more, { count }) }] : [],
    { text: words.wasMe },
    { text: count ? words.notMeAll : words.notMe },
    { href: link },
    { text: fillPlain(words.withoutLink, { host, sessions: texts.sessions.heading }) },
  ];
  return composeMail(texts, { subject: words.subject, from, paragraphs });
}

function whenOf({ language }: Texts, at: number): string {
  const date = new Intl.DateTimeFormat(language.locale, {
    timeZone: "Asia/Tehran",
    dateStyle: "long",
    timeStyle: "short",
    hourCycle: "h23",
  });
  return date.format(at);
}
