/**
 * What people call the same thing. A search for one phrase of a row finds the services that
 * name another one.
 */
import { formsOf, wordsOf } from "./words.ts";

const ROWS: readonly string[][] = [
  ["یارانه", "سبد معیشت", "کالابرگ", "کمک معیشتی", "subsidy", "الدعم النقدي"],
  ["گواهینامه", "گواهی‌نامه رانندگی", "تصدیق", "driving licence", "driving license", "رخصة القيادة"],
  ["خلافی", "جریمه رانندگی", "تخلف رانندگی", "قبض جریمه", "traffic fine", "مخالفة مرورية"],
  ["کارت ملی", "کارت هوشمند ملی", "national card", "national ID card", "البطاقة الوطنية"],
  ["شناسنامه", "سجل", "birth certificate", "شهادة الميلاد"],
  ["گذرنامه", "پاسپورت", "passport", "جواز السفر"],
  ["عوارض خروج", "خروج از کشور", "exit tax", "رسوم المغادرة"],
  [
    "سربازی",
    "نظام وظیفه",
    "خدمت وظیفه",
    "پایان خدمت",
    "معافیت",
    "military service",
    "الخدمة العسكرية",
  ],
  ["سوءپیشینه", "سوء پیشینه", "عدم سوء پیشینه", "گواهی پلیس", "police clearance", "السجل الجنائي"],
  ["خودرو", "ماشین", "اتومبیل", "وسیله نقلیه", "car", "vehicle", "سيارة", "مركبة"],
  ["موتورسیکلت", "موتور", "motorcycle", "دراجة نارية"],
  ["معاینه فنی", "technical inspection", "الفحص الفني"],
  ["پلاک", "شماره خودرو", "number plate", "لوحة"],
  ["مالیات", "دارایی", "tax", "ضريبة"],
  ["ارزش افزوده", "VAT", "القيمة المضافة"],
  ["بیمه", "تأمین اجتماعی", "insurance", "تأمين"],
  ["بازنشستگی", "مستمری", "بازنشسته", "حقوق بازنشستگان", "pension", "معاش", "تقاعد"],
  ["بیکاری", "بیمه بیکاری", "unemployment", "بطالة"],
  ["دفترچه بیمه", "درمان", "استحقاق درمان", "health insurance", "التأمين الصحي"],
  ["پزشک", "دکتر", "طبیب", "doctor", "طبيب"],
  ["نسخه", "دارو", "prescription", "medicine", "وصفة", "دواء"],
  ["واکسن", "واکسیناسیون", "vaccine", "لقاح"],
  ["نوبت‌دهی", "نوبت پزشک", "وقت دکتر", "appointment", "موعد"],
  ["اورژانس", "فوریت‌های پزشکی", "۱۱۵", "emergency", "طوارئ"],
  ["مدرسه", "دانش‌آموز", "آموزش و پرورش", "school", "مدرسة"],
  ["کارنامه", "نمره", "ریزنمرات", "report card", "grades", "كشف الدرجات"],
  ["دانشگاه", "دانشجو", "آموزش عالی", "university", "جامعة"],
  ["مدرک تحصیلی", "دانشنامه", "گواهی تحصیلی", "degree", "diploma", "شهادة دراسية"],
  ["کنکور", "آزمون سراسری", "سنجش", "entrance exam", "امتحان القبول"],
  ["ابلاغیه", "ثنا", "احضاریه", "court notice", "summons", "تبليغ قضائي"],
  ["شکایت", "دادخواست", "شکواییه", "complaint", "lawsuit", "شكوى"],
  ["وکیل", "وکالت", "lawyer", "محام"],
  ["سند", "ملک", "مالکیت", "ثبت اسناد", "deed", "title deed", "سند الملكية"],
  ["شرکت", "کسب‌وکار", "company", "business", "شركة"],
  ["مجوز", "پروانه", "جواز", "licence", "permit", "رخصة", "ترخيص"],
  ["وام", "تسهیلات", "قرض‌الحسنه", "loan", "قرض"],
  ["ازدواج", "وام ازدواج", "marriage", "زواج"],
  ["فرزند", "فرزندآوری", "جوانی جمعیت", "نوزاد", "child", "طفل", "مولود"],
  ["فوت", "مرگ", "درگذشت", "death", "وفاة"],
  ["ارث", "انحصار وراثت", "وارث", "inheritance", "ميراث"],
  ["مسکن", "خانه", "منزل", "housing", "سكن"],
  ["اجاره", "اجاره‌نامه", "کد رهگیری", "rent", "tenancy", "إيجار"],
  ["قبض", "صورت‌حساب", "bill", "فاتورة"],
  ["برق", "توانیر", "electricity", "كهرباء"],
  ["آب", "آبفا", "water", "ماء"],
  ["گاز", "gas", "غاز"],
  ["تلفن همراه", "موبایل", "سیم‌کارت", "گوشی", "mobile", "SIM", "هاتف محمول"],
  ["اینترنت", "پهنای باند", "internet", "إنترنت"],
  ["کد پستی", "پست", "مرسوله", "postcode", "postal code", "الرمز البريدي"],
  ["شهرداری", "municipality", "بلدية"],
  ["مهاجر", "اتباع", "تابعیت", "اقامت", "foreign nationals", "residence", "أجانب", "إقامة"],
  ["گمرک", "ترخیص کالا", "customs", "جمارك"],
  ["صادرات", "واردات", "تجارت", "export", "import", "تصدير", "استيراد"],
  ["بورس", "سهام عدالت", "سهام", "shares", "stock", "أسهم"],
  ["کشاورز", "کشاورزی", "زراعت", "farmer", "farming", "زراعة"],
  ["دامپزشکی", "دامپزشک", "veterinary", "vet", "بيطري"],
  ["کارگر", "کارفرما", "روابط کار", "labour", "worker", "عامل"],
  ["استخدام", "شغل", "کاریابی", "job", "recruitment", "توظيف", "وظيفة"],
  ["مهارت", "فنی و حرفه‌ای", "vocational", "skills", "تدريب مهني"],
  ["معلول", "توان‌یاب", "بهزیستی", "disability", "إعاقة"],
  ["ایثارگر", "جانباز", "شهید", "veteran", "محارب قديم"],
  ["حج", "عمره", "زیارت", "عتبات", "pilgrimage", "حج وعمرة"],
  ["آلودگی", "محیط زیست", "environment", "بيئة"],
  ["هواشناسی", "آب و هوا", "weather", "طقس"],
  ["کتاب", "کتابخانه", "library", "مكتبة"],
  ["ورزش", "باشگاه", "sport", "رياضة"],
  ["امضای دیجیتال", "گواهی امضا", "digital signature", "توقيع رقمي"],
  ["نشانی", "آدرس", "address", "عنوان"],
];

interface Phrase {
  stems: string[];
  /** The words of its row. */
  row: string[];
}

/** By their first stem. */
const PHRASES: ReadonlyMap<string, Phrase[]> = Map.groupBy(
  ROWS.flatMap((phrases) => {
    const row = phrases.flatMap(wordsOf);
    return phrases.map((phrase) => ({ stems: wordsOf(phrase).map(lastForm), row }));
  }),
  ({ stems }) => stems[0],
);

/** The words of what else people call what a text names. Each phrase is found by whole words. */
export function synonymsOf(text: string): string[] {
  const words = wordsOf(text);
  const stems = words.map(lastForm);
  const found = stems.flatMap((stem, start) =>
    (PHRASES.get(stem) ?? []).filter((phrase) =>
      phrase.stems.every((one, i) => stems[start + i] === one)
    )
  );
  const known = new Set(words);
  return [...new Set(found.flatMap(({ row }) => row))].filter((word) => !known.has(word));
}

function lastForm(word: string): string {
  return formsOf(word).at(-1)!;
}
