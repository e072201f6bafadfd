/**
 * Fictional people. National IDs have valid check digits but begin with 999 or 000, which no
 * registry office uses.
 */
import type { Sample } from "./person.ts";

const VERIFIED = {
  fa: "ورود کامل می‌شود و حساب «تأیید شده» (سطح ۲) است.",
  en: "Signs in; the account is verified (level 2).",
};

export const SAMPLES: Sample[] = [
  {
    person: {
      nationalId: "9990001006",
      firstName: "مریم",
      lastName: "رضایی",
      fatherName: "حسین",
      birthDate: "1370/05/14",
      mobile: "09120000001",
      postalCode: "1193647891",
      email: "maryam.rezaei@example.ir",
      persona: "verified-citizen",
    },
    about: {
      fa: "شهروند عادی: همه چیز درست است.",
      en: "Ordinary citizen: everything matches.",
    },
    expected: VERIFIED,
  },
  {
    person: {
      nationalId: "9990002002",
      firstName: "علی",
      lastName: "محمدی",
      fatherName: "رضا",
      birthDate: "1365/11/03",
      mobile: "09120000002",
      postalCode: "3415968437",
      email: "ali.mohammadi@example.ir",
      persona: "sim-of-another",
    },
    about: {
      fa: "سیم‌کارت او به نام شخص دیگری (مریم رضایی) ثبت شده است.",
      en: "The SIM is registered to someone else (Maryam Rezaei).",
    },
    expected: {
      fa: "بازگشت به صفحهٔ نخست با «عدم تطابق شماره تلفن همراه با کد ملی».",
      en: "Back to the first page: the number does not belong to this national ID.",
    },
    simOwner: "9990001006",
  },
  {
    person: {
      nationalId: "9990003009",
      firstName: "حسن",
      lastName: "کریمی",
      fatherName: "محمود",
      birthDate: "1325/03/02",
      mobile: "09120000003",
      postalCode: "7135698741",
      email: "hassan.karimi@example.ir",
      persona: "deceased",
    },
    about: {
      fa: "در ثبت احوال فوت شده است؛ سیم‌کارت هنوز به نام اوست.",
      en: "Deceased in the civil registry; the SIM is still in his name.",
    },
    expected: {
      fa: "ورود ممکن نیست و صفحه راه پیگیری را می‌گوید.",
      en: "No sign-in; the page says what relatives can do.",
    },
    civil: { alive: false },
  },
  {
    person: {
      nationalId: "9990004005",
      firstName: "نرگس",
      lastName: "صادقی",
      fatherName: "اکبر",
      birthDate: "1368/07/21",
      mobile: "09120000004",
      postalCode: "8174635191",
      email: "narges.sadeghi@example.ir",
      persona: "birth-date-differs",
    },
    about: {
      fa: "تاریخ تولد روی کارت با ثبت احوال فرق دارد؛ آنجا ۱۳۶۸/۰۷/۱۲ ثبت شده است.",
      en: "The card's birth date differs from the civil registry, which holds 1368/07/12.",
    },
    expected: {
      fa: "«اطلاعات هویتی نادرست است»؛ با تاریخ ثبت احوال ورود کامل می‌شود.",
      en: "Identity is wrong with the card's date; signs in with the registry's date.",
    },
    civil: { birthDate: "1368/07/12" },
  },
  {
    person: {
      nationalId: "9990005001",
      firstName: "رضا",
      lastName: "نوری",
      fatherName: "احمد",
      birthDate: "1359/01/31",
      mobile: "09120000005",
      postalCode: "1999999999",
      email: "reza.nouri@example.ir",
      persona: "unknown-postal-code",
    },
    about: {
      fa: "کد پستی ثبت‌شدهٔ او در G-NAF نیست.",
      en: "The registered postal code is not in G-NAF.",
    },
    expected: {
      fa: "«کد پستی نامعتبر»؛ با یک کد پستی معتبر، مانند کد پستی مریم رضایی، ادامه می‌یابد.",
      en: "Postal code is invalid; goes on with a valid one, such as Maryam Rezaei's.",
    },
  },
  {
    person: {
      nationalId: "9990006008",
      firstName: "فاطمه",
      lastName: "جعفری",
      fatherName: "عباس",
      birthDate: "1378/09/09",
      mobile: "09120000006",
      postalCode: "9185913304",
      email: "fatemeh.jafari@example.ir",
      persona: "no-postal-code",
    },
    about: {
      fa: "در ثبت احوال نشانی ندارد و کد پستی را خودش می‌داند.",
      en: "No registered address; she knows her own postal code.",
    },
    expected: {
      fa: "کادر کد پستی خالی است؛ پس از وارد کردن کد پستی، ورود کامل می‌شود.",
      en: "The postal code field is empty; signs in after typing it.",
    },
    civil: { postalCode: undefined },
  },
  {
    person: {
      nationalId: "9990007004",
      firstName: "امیر",
      lastName: "حیدری",
      fatherName: "یوسف",
      birthDate: "1372/02/25",
      mobile: "09120000007",
      otherMobiles: ["09350000007"],
      postalCode: "1639718603",
      email: "amir.heidari@example.ir",
      persona: "two-sims",
    },
    about: {
      fa: "دو سیم‌کارت دارد، هر دو به نام خودش.",
      en: "Has two SIMs, both in his own name.",
    },
    expected: {
      fa: "با هر دو شماره وارد همان حساب می‌شود؛ شمارهٔ پیشین از تغییر باخبر می‌شود.",
      en: "Either number opens the same account; the former number is told of the change.",
    },
  },
  {
    person: {
      nationalId: "9990008000",
      firstName: "لیلا",
      lastName: "موسوی",
      fatherName: "سید جواد",
      birthDate: "1355/06/17",
      mobile: "09120000008",
      postalCode: "6153794416",
      email: "leila.mousavi@example.ir",
      persona: "chief-executive",
    },
    about: {
      fa: "مدیرعامل «شرکت نمونه‌سازان آفتاب».",
      en: "Chief executive of «Namuneh-Sazan Aftab».",
    },
    expected: {
      fa: "به نام خودش (سطح ۲) یا از طرف شرکت وارد می‌شود؛ شناسه‌های شرکت‌ها پایین‌تر است.",
      en: "Signs in as herself (level 2) or for the company; company IDs are further down.",
    },
  },
  {
    person: {
      nationalId: "9990009007",
      firstName: "پارسا",
      lastName: "اکبری",
      fatherName: "مهدی",
      birthDate: "1392/02/20",
      mobile: "09120000009",
      postalCode: "4319865338",
      email: "parsa.akbari@example.ir",
      persona: "child",
    },
    about: {
      fa: "کودک (زیر ۱۸ سال) با سیم‌کارت به نام خودش.",
      en: "A child (under 18) with a SIM in his own name.",
    },
    expected: {
      fa: "ورود ممکن نیست؛ صفحه می‌گوید ولی او چه باید بکند.",
      en: "No sign-in; the page says what the guardian can do.",
    },
  },
  {
    person: {
      nationalId: "0000011002",
      firstName: "سیده فاطمه‌الزهرا",
      lastName: "طباطبایی‌نژاد حسینی شیرازی‌اصل خراسانی",
      fatherName: "سید محمدعلی‌رضا",
      birthDate: "1375/12/30",
      mobile: "09120000010",
      postalCode: "5137946608",
      email: "tabatabaeinejad@example.ir",
      persona: "long-name",
    },
    about: {
      fa: "نام بسیار بلند، کد ملی با صفرهای آغازین، زادهٔ ۳۰ اسفند سال کبیسه.",
      en: "A very long name, leading zeros in the national ID, born on a leap day.",
    },
    expected: VERIFIED,
  },
  {
    person: {
      nationalId: "9990010005",
      firstName: "علی",
      lastName: "کاظمی یکتا",
      fatherName: "یحیی",
      birthDate: "1362/04/05",
      mobile: "09120000011",
      postalCode: "1958639417",
      email: "ali.kazemi@example.ir",
      persona: "arabic-letters",
    },
    about: {
      fa: "ثبت احوال نام او را با «ي» و «ك» عربی نوشته است.",
      en: "The civil registry spells the name with Arabic letters.",
    },
    expected: VERIFIED,
    civil: { firstName: "علي", lastName: "كاظمي يكتا", fatherName: "يحيي" },
  },
  {
    person: {
      nationalId: "9990012008",
      firstName: "سارا",
      lastName: "نمونه",
      fatherName: "بهرام",
      birthDate: "1380/10/11",
      mobile: "09120000012",
      postalCode: "1345937708",
      email: "sara.nemouneh@example.ir",
      persona: "hostile-name",
    },
    about: {
      fa: "نام او در ثبت احوال به جای متن ساده، تگ HTML دارد.",
      en: "The civil registry's name carries an HTML tag.",
    },
    expected: {
      fa: "ورود کامل می‌شود و تگ همه جا فقط متن است.",
      en: "Signs in; the tag is mere text everywhere.",
    },
    civil: { lastName: 'نمونه<img src=x onerror="alert(1)">' },
  },
  {
    person: {
      nationalId: "9990031002",
      firstName: "رویا",
      lastName: "شریفی",
      fatherName: "ناصر",
      birthDate: "1373/02/19",
      mobile: "09120000031",
      postalCode: "1193647891",
      email: "roya.sharifi@example.ir",
      persona: "card-of-another",
    },
    about: {
      fa: "کارت بانکی همراه او به نام شخص دیگری (مریم رضایی) است.",
      en: "The bank card in her pocket is someone else’s (Maryam Rezaei).",
    },
    expected: {
      fa: "در سطح ۲ وارد می‌شود؛ برای سطح ۳ کارتش پذیرفته نمی‌شود ولی تصویر چهره‌اش می‌شود.",
      en: "Signs in at level 2; for level 3 her card is refused and her photo accepted.",
    },
    cardHolder: "9990001006",
  },
];
