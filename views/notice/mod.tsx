/** Mail, SMS and dialled answers: pure functions from what happened to words. */
import type { Mail, MessageWriter } from "../../domain/notice/delivery.ts";
import type { Notice } from "../../domain/notice/notice.ts";
import type { Device } from "../../domain/session/device.ts";
import { createFormat } from "../components/format.ts";
import type { Languages } from "../site/layout.tsx";
import { fill, fillPlain } from "../texts/fill.ts";
import type { Texts } from "../texts/texts.ts";
import ar from "./ar.ts";
import en from "./en.ts";
import fa from "./fa.ts";
import type { MessageTexts } from "./messages.ts";

const MESSAGES: Record<string, MessageTexts> = { fa, ar, en };
const FALLBACK = "fa";

/** A paragraph; with `href` it is a link, whose text is the address itself. */
type Paragraph = { text: string; strong?: string; href?: undefined } | { href: string };

/** The SMS and the dialled answer are in Persian, as the operators' templates are. */
export function createMessages(languages: Languages): MessageWriter {
  function inLanguage(tag: string): { texts: Texts; messages: MessageTexts } {
    const known = tag in MESSAGES && languages.has(tag) ? tag : FALLBACK;
    return { texts: languages.get(known)!, messages: MESSAGES[known] };
  }

  return {
    codeMail({ code, expiresAt, language }) {
      const { texts, messages: { greeting, code: words } } = inLanguage(language);
      const time = createFormat(texts).time(expiresAt);
      return mail(texts, greeting, words.subject, [
        { text: words.code, strong: code },
        { text: fillPlain(words.validUntil, { time }) },
        { text: words.secret },
      ]);
    },

    noticeMail(notice, link) {
      const { texts, messages: { greeting, notice: words } } = inLanguage(notice.language);
      const when = whenOf(texts, notice);
      const { more } = notice;
      const count = more && createFormat(texts).digits(more);
      const device = deviceName(notice.device) || words.unknownDevice;
      return mail(texts, greeting, words.subject, [
        { text: words.happened[notice.kind] },
        { text: fillPlain(words.when, { when }) },
        { text: fillPlain(words.device, { device }) },
        ...notice.place
          ? [{ text: fillPlain(words.place, { place: placeName(notice.place) }) }]
          : [],
        ...count ? [{ text: fillPlain(words.more, { count }) }] : [],
        { text: words.wasMe },
        { text: count ? words.notMeAll : words.notMe },
        { href: link },
      ]);
    },

    noticeSms(notice) {
      const { texts } = inLanguage(FALLBACK);
      const { time, digits } = createFormat(texts);
      const about = [
        time(notice.at),
        deviceName(notice.device),
        notice.place && placeName(notice.place),
        notice.more && `و ${digits(notice.more)} مورد دیگر`,
      ];
      return { what: SMS_KINDS[notice.kind], about: about.filter(Boolean).join(" ") };
    },

    dialled(answer) {
      const { time } = createFormat(inLanguage(FALLBACK).texts);
      if (answer.outcome === "none") {
        return "کدی در انتظار نیست.\nاول در پنجره شمارهٔ خود را بنویسید.";
      }
      if (answer.outcome === "limited") {
        return `امروز با شماره‌گیری کد دیگری نمی‌دهیم.\nاز ساعت ${
          time(answer.retryAt)
        } دوباره امتحان کنید.`;
      }
      const [first, ...more] = answer.codes;
      return [
        `کد ورود شما به پنجره: ${first.code}`,
        ...more.map(({ code, askedAt }) => `درخواست ساعت ${time(askedAt)}: ${code}`),
        "آن را به هیچ‌کس نگویید.",
      ].join("\n");
    },
  };
}

/** No more than five spaces: a `token10` of the operator. */
const SMS_KINDS: Record<Notice["kind"], string> = {
  new_browser: "ورود در مرورگری تازه",
  new_sim: "انتقال حساب به سیم‌کارت دیگر",
  level_raised: "بالا رفتن سطح حساب",
  company_session: "ورود به نام شرکت",
};

function whenOf(texts: Texts, { at }: Notice): string {
  const date = new Intl.DateTimeFormat(texts.language.locale, {
    timeZone: "Asia/Tehran",
    dateStyle: "long",
    timeStyle: "short",
    hourCycle: "h23",
  });
  return date.format(at);
}

/** "Firefox, Windows" */
function deviceName({ browser, system }: Device): string {
  return [browser, system].filter(Boolean).join(" ");
}

/** A mark keeps the star of "185.12.*" where it belongs between Persian or Arabic words. */
function placeName(place: string): string {
  return `${place}\u200e`;
}

function mail(texts: Texts, greeting: string, subject: string, paragraphs: Paragraph[]): Mail {
  const { tag, direction } = texts.language;
  const html = (
    <html lang={tag} dir={direction}>
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
      </head>
      <body>
        <h1>{greeting}</h1>
        {paragraphs.map((paragraph) => <p>{rich(paragraph)}</p>)}
      </body>
    </html>
  );
  return {
    subject,
    text: [greeting, ...paragraphs.map(plain)].join("\n\n"),
    html: `<!doctype html>${html}`,
  };
}

function plain(paragraph: Paragraph): string {
  if (paragraph.href !== undefined) return paragraph.href;
  return fillPlain(paragraph.text, { code: paragraph.strong ?? "" });
}

function rich(paragraph: Paragraph) {
  if (paragraph.href !== undefined) {
    return <a href={paragraph.href} dir="ltr">{paragraph.href}</a>;
  }
  return fill(paragraph.text, { code: <strong dir="ltr">{paragraph.strong}</strong> });
}
