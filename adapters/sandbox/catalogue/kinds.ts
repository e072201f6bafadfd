/** What people do with the subject of a service, in words and in what the service has to know. */
import type { Attribute } from "../../../domain/services/attributes.ts";
import type { AgencyText } from "../agencies/texts/language.ts";

export interface Kind {
  /** {x}: the subject. */
  title: AgencyText;
  level: 1 | 2;
  attributes: readonly Attribute[];
}

const WHO: Attribute[] = ["national_id", "fida_code", "given_name", "family_name"];

const kind = (
  fa: string,
  en: string,
  ar: string,
  { level = 2, more = [] }: { level?: 1 | 2; more?: Attribute[] } = {},
): Kind => ({ title: { fa, en, ar }, level, attributes: [...WHO, ...more] });

export const KINDS: Readonly<Record<string, Kind>> = {
  apply: kind("درخواست {x}", "{x}: application", "طلب {x}", {
    more: ["birthdate", "phone_number", "postal_code"],
  }),
  renew: kind("تمدید {x}", "{x}: renewal", "تجديد {x}", { more: ["phone_number"] }),
  replace: kind("درخواست المثنای {x}", "{x}: replacement", "طلب بدل فاقد: {x}", {
    more: ["postal_code"],
  }),
  check: kind("استعلام {x}", "{x}: inquiry", "الاستعلام عن {x}"),
  track: kind("پیگیری {x}", "{x}: progress", "متابعة {x}"),
  view: kind("مشاهدهٔ {x}", "{x}: overview", "عرض {x}", { more: ["birthdate"] }),
  pay: kind("پرداخت {x}", "{x}: payment", "دفع {x}"),
  register: kind("ثبت {x}", "{x}: registration", "تسجيل {x}", {
    more: ["phone_number", "postal_code"],
  }),
  correct: kind("اصلاح {x}", "{x}: correction", "تصحيح {x}", { more: ["birthdate"] }),
  cancel: kind("لغو {x}", "{x}: cancellation", "إلغاء {x}"),
  buy: kind("خرید {x}", "{x}: purchase", "شراء {x}", { more: ["phone_number"] }),
  book: kind("گرفتن نوبت {x}", "{x}: appointment", "حجز موعد: {x}", { more: ["phone_number"] }),
  object: kind("اعتراض به {x}", "{x}: objection", "الاعتراض على {x}", { more: ["phone_number"] }),
  certify: kind("دریافت تأییدیهٔ {x}", "{x}: certificate", "إفادة {x}"),
  enrol: kind("ثبت‌نام {x}", "{x}: enrolment", "التسجيل: {x}", {
    more: ["birthdate", "phone_number"],
  }),
  report: kind("گزارش {x}", "{x}: report a problem", "الإبلاغ عن {x}", { level: 1 }),
  transfer: kind("انتقال {x}", "{x}: transfer", "نقل {x}", { more: ["phone_number"] }),
};
