/** The SMS of a notice, and the answer to a dialled code. In Persian, as the operators' templates are. */
import type {
  AccountNews,
  DeskNews,
  Dialled,
  News,
  SmsMessage,
  StaffChange,
} from "../../domain/notice/delivery.ts";
import type { Notice } from "../../domain/notice/notice.ts";
import { createFormat } from "../texts/format.ts";
import { MINUTE } from "../texts/units.ts";
import type { Texts } from "../texts/types/mod.ts";
import { deviceName, placeName } from "./what_happened.ts";

/** No more than five spaces: a `token10` of the operator. */
const SMS_KINDS: Record<Notice["kind"], string> = {
  new_browser: "ورود با مرورگر تازه",
  new_sim: "انتقال حساب به سیم‌کارت دیگر",
  level_raised: "بالا رفتن سطح حساب",
  company_session: "ورود به نام شرکت",
  passkey_added: "افزودن کلید عبور",
  passkey_removed: "حذف کلید عبور",
  email_changed: "تغییر ایمیل پیام‌ها",
  deletion_asked: "درخواست حذف حساب",
  deletion_soon: "حذف حساب شما نزدیک است",
  push_added: "روشن شدن اعلان مرورگر",
};

export function noticeSms(persian: Texts, notice: Notice): { what: string; about: string } {
  const { time, date, digits } = createFormat(persian);
  const { takesEffectAt } = notice;
  const about = [
    takesEffectAt === undefined ? time(notice.at) : `حذف در ${date(takesEffectAt)}`,
    deviceName(notice.device),
    notice.place && placeName(notice.place),
    notice.more && `و ${digits(notice.more)} مورد دیگر`,
  ];
  return { what: SMS_KINDS[notice.kind], about: about.filter(Boolean).join(" ") };
}

/** The same limits. */
const STAFF_CHANGES: Record<StaffChange["change"], string> = {
  password: "تغییر رمز عبور میز سازمان‌ها",
  app: "تغییر برنامهٔ رمزساز میز سازمان‌ها",
  passkey_added: "افزودن کلید عبور میز سازمان‌ها",
  passkey_removed: "حذف کلید عبور میز سازمان‌ها",
  roles: "تغییر نقش‌های شما به دست مدیر",
  suspended: "تعلیق حساب شما به دست مدیر",
  restored: "بازگرداندن حساب شما به دست مدیر",
  sessions_ended: "پایان نشست‌های شما به دست مدیر",
  recovery_approved: "تأیید رمز عبور تازهٔ شما",
  recovery_refused: "رد رمز عبور تازهٔ شما",
};

export function staffNoticeSms(
  persian: Texts,
  { change, at, device, place }: StaffChange,
): { what: string; about: string } {
  const about = [
    createFormat(persian).time(at),
    device && deviceName(device),
    place && placeName(place),
  ];
  return { what: STAFF_CHANGES[change], about: about.filter(Boolean).join(" ") };
}

/** The same limits. */
const ACCOUNT_NEWS: Record<AccountNews, string> = {
  sessions_ended: "پایان ورودهای فعال به دست پشتیبانی",
  account_closed: "بسته شدن حساب به دست پشتیبانی",
  account_opened: "باز شدن حساب به دست پشتیبانی",
  level_lowered: "نیاز به اثبات دوبارهٔ هویت شما",
};

/** A `token20` of the operator has at most eight spaces. */
const MAX_WORDS = 9;

const firstWords = (name: string): string => name.split(/\s+/).slice(0, MAX_WORDS).join(" ");

/** `language`: of the operator's template, unless it is the Persian one. */
export function newsSms(
  texts: Texts,
  { subject, at, office, done }: News,
  language?: string,
): SmsMessage {
  const { tag } = texts.language;
  if (done) {
    const { act, contact: link } = done;
    const { time, date } = createFormat(texts);
    return { template: "notice", what: ACCOUNT_NEWS[act], about: `${date(at)} ${time(at)}`, link };
  }
  const agency = firstWords(office?.(tag) ?? texts.looks.window);
  const template = subject === "dossiers" ? "dossier" : "letter";
  return { template, agency, date: createFormat(texts).date(at), language };
}

/** `language`: as for `newsSms`. */
export const deskNewsSms = ({ link, title }: DeskNews, language?: string): SmsMessage => ({
  template: "desk_news",
  link,
  ...title && { service: firstWords(title(language ?? "fa")) },
  ...language && { language },
});

export function dialled(persian: Texts, shortName: string, answer: Dialled): string {
  const { time } = createFormat(persian);
  if (answer.outcome === "none") {
    return `رمزی در انتظار شما نیست.\nاول شمارهٔ خود را در ${shortName} وارد کنید.`;
  }
  if (answer.outcome === "limited") {
    const retryAt = time(Math.ceil(answer.retryAt / MINUTE) * MINUTE);
    return `امروز با شماره‌گیری رمز دیگری نمی‌دهیم.\nاز ساعت ${retryAt} دوباره امتحان کنید.`;
  }
  const [first, ...more] = answer.codes;
  return [
    `رمز یک‌بارمصرف ${shortName}: ${first.code}`,
    ...more.map(({ code, askedAt }) => `درخواست ساعت ${time(askedAt)}: ${code}`),
    "این رمز را به هیچ‌کس نگویید.",
  ].join("\n");
}
