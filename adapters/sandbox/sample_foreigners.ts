/**
 * Nobody here exists either. FIDA codes begin with 999, which is given to nobody; document numbers are made up.
 */
import type { ForeignSample } from "./person.ts";

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
      fa: "از برگه «اتباع» وارد می‌شود و حساب «تایید شده» (سطح ۲) است.",
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
      email: "ahmadshah.rahimi@example.ir",
      persona: "foreign-naja",
    },
    about: {
      fa: "با کد فراگیر ناجا وارد می‌شود و نشانی ثبت‌شده ندارد.",
      en: "Signs in with a NAJA code and has no registered address.",
    },
    expected: {
      fa: "از برگه «اتباع» وارد می‌شود؛ کد پستی را خودش می‌نویسد.",
      en: "Signs in on the tab for foreign nationals; types the postal code.",
    },
    registered: { postalCode: undefined },
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
      fa: "شناسه یکتا دارد، ولی سیم‌کارت او به نام شخص دیگری (مریم رضایی) ثبت شده است.",
      en: "Has a unique identifier, but the SIM is registered to somebody else (Maryam Rezaei).",
    },
    expected: {
      fa: "بازگشت به صفحه نخست با «عدم تطابق شماره تلفن همراه با کد اتباع».",
      en: "Back to the first page: the number does not belong to this FIDA code.",
    },
    simOwner: "9990001006",
  },
];
