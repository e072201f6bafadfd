/**
 * Fictional people. FIDA codes begin with 999, which is not assigned; document numbers are made up.
 */
import type { ForeignSample } from "./foreign_person.ts";

export const FOREIGN_SAMPLES: ForeignSample[] = [
  {
    person: {
      kind: "foreign",
      nationalId: "",
      fidaCode: "99910000014",
      documentKind: "passport",
      documentNumber: "C4F7K2901",
      firstName: "Daniel",
      lastName: "Weber",
      fatherName: "Thomas",
      birthDate: "1364/01/01",
      birthDateGregorian: "1985-03-21",
      mobile: "09120000021",
      postalCode: "1193647891",
      email: "daniel.weber@example.ir",
      persona: "foreign-passport",
    },
    about: {
      fa: "با گذرنامه وارد می‌شود؛ نامش لاتین است. مدیرعامل «بازرگانی نمونه پل» است.",
      en: "Signs in with a passport; his name is Latin. Chief executive of «Namuneh Pol Trading».",
    },
    expected: {
      fa: "از سربرگ «اتباع» وارد می‌شود و حساب «تأیید شده» (سطح ۲) است.",
      en: "Signs in on the tab for foreign nationals; the account is verified (level 2).",
    },
  },
  {
    person: {
      kind: "foreign",
      nationalId: "",
      fidaCode: "99910000025",
      documentKind: "naja",
      documentNumber: "9990000213",
      firstName: "احمدشاه",
      lastName: "رحیمی",
      fatherName: "عبدالله",
      birthDate: "1371/02/11",
      birthDateGregorian: "1992-05-01",
      mobile: "09120000022",
      postalCode: "4319865338",
      email: "",
      persona: "foreign-naja",
    },
    about: {
      fa: "با کد فراگیر ناجا وارد می‌شود؛ نه نشانی ثبت‌شده دارد و نه ایمیل ملی.",
      en: "Signs in with a NAJA code; has neither a registered address nor a national email.",
    },
    expected: {
      fa:
        "از سربرگ «اتباع» وارد می‌شود؛ کد پستی را خودش وارد می‌کند. بار بعد در همان مرورگر «ارسال ایمیل» پیشنهاد نمی‌شود.",
      en:
        "Signs in on the tab for foreign nationals; types the postal code. Next time, in the same browser, the code is not offered by email.",
    },
    registered: { postalCode: undefined },
  },
  {
    person: {
      kind: "foreign",
      nationalId: "",
      fidaCode: "99910000047",
      documentKind: "unique",
      documentNumber: "99900004237",
      firstName: "علي",
      lastName: "الكاظمي",
      fatherName: "حيدر",
      birthDate: "1369/06/15",
      birthDateGregorian: "1990-09-06",
      mobile: "09120000024",
      postalCode: "1193647891",
      email: "ali.alkazemi@example.ir",
      persona: "foreign-unique",
    },
    about: {
      fa: "با شناسهٔ یکتا وارد می‌شود؛ عرب‌زبان است و صفحه‌ها را به عربی می‌خواند.",
      en: "Signs in with a unique identifier; speaks Arabic and reads the pages in it.",
    },
    expected: {
      fa: "از سربرگ «اتباع» وارد می‌شود و حساب «تأیید شده» (سطح ۲) است.",
      en: "Signs in on the tab for foreign nationals; the account is verified (level 2).",
    },
  },
  {
    person: {
      kind: "foreign",
      nationalId: "",
      fidaCode: "99910000036",
      documentKind: "unique",
      documentNumber: "99900003124",
      firstName: "Amina",
      lastName: "Haidari",
      fatherName: "Yusuf",
      birthDate: "1376/06/28",
      birthDateGregorian: "1997-09-19",
      mobile: "09120000023",
      postalCode: "5137946608",
      email: "amina.haidari@example.ir",
      persona: "foreign-sim-of-another",
    },
    about: {
      fa: "شناسهٔ یکتا دارد، ولی سیم‌کارت او به نام شخص دیگری (مریم رضایی) ثبت شده است.",
      en: "Has a unique identifier, but the SIM is registered to someone else (Maryam Rezaei).",
    },
    expected: {
      fa: "بازگشت به صفحهٔ نخست با «عدم تطابق شماره تلفن همراه با کد اتباع».",
      en: "Back to the first page: the number does not belong to this FIDA code.",
    },
    simOwner: "9990001006",
  },
];
