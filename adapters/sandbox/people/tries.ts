/** What to try after the first sign-in, in the order of a walk; each takes a minute or some. */
import type { Bilingual } from "./person.ts";

export interface Try {
  title: Bilingual;
  how: Bilingual;
  /** Persona whose data to use. */
  who?: string;
  /**
   * Where it begins: a service, a path of the window, or a folded group of the sandbox's page.
   */
  start: { service: string } | { window: string } | { here: string };
}

export const TRIES: Try[] = [
  {
    title: { fa: "خدمتی تازه، از درخواست تا شهروند", en: "A new service, from the application on" },
    how: {
      fa:
        "خودتان سازمان، کارشناس و شهروند باشید: خدمتی بخواهید، تأییدش کنید و از آن استفاده کنید. گام‌ها، نام‌های کاربری و رمزها در «کارکنان میز سازمان‌ها» آمده‌اند. حدود پنج دقیقه زمان می‌برد.",
      en:
        "Be the agency, the experts and a citizen: ask for a service, approve it and use it. The steps, user names and codes stand under the desk’s staff. It takes about five minutes.",
    },
    start: { here: "desk" },
  },
  {
    title: { fa: "قبض و بانک", en: "A bill, and the bank" },
    how: {
      fa:
        "قبضی را در بانک نمونه بپردازید، دو بار دکمه را بزنید یا انصراف دهید. رسید با نامه می‌آید: آن را در «نامه‌ها و پرونده‌ها»ی پنجره باز کنید و ببینید سازمان خبردار می‌شود.",
      en:
        "Pay a bill at the sample bank; press twice, or cancel. The receipt comes as a letter: open it at the window, and see that the agency hears of it.",
    },
    who: "verified-citizen",
    start: { service: "bills" },
  },
  {
    title: { fa: "گواهی که هر کسی می‌تواند بررسی کند", en: "A certificate that anyone can verify" },
    how: {
      fa:
        "گواهی کد پستی بگیرید و نشانی زیر تصویر آن را در پنجرهٔ ناشناس باز کنید. سپس گواهی را باطل کنید، یا یک حرف از نشانی را عوض کنید.",
      en:
        "Get a certificate of your postal code, and open the address below its picture in a private window. Then revoke it, or change a letter of the address.",
    },
    who: "verified-citizen",
    start: { service: "certificate" },
  },
  {
    title: { fa: "نامه و پرونده", en: "A letter and a case" },
    how: {
      fa:
        "در کتابخانه عضویت بخواهید و برای خود نامه بفرستید؛ هر دو در پنجره‌اند و کتابخانه می‌بیند که نامه باز شد.",
      en:
        "Ask for a membership at the library and let it write to you: both lie at the window, and the library sees that the letter was opened.",
    },
    who: "verified-citizen",
    start: { service: "library" },
  },
  {
    title: { fa: "نشانی تازه به سازمان‌ها می‌رسد", en: "A new address reaches agencies" },
    how: {
      fa:
        "نخست گواهی کد پستی را باز کنید. در پروفایل کد پستی را به 6153794416 عوض کنید و پاسخ سازمان را ببینید. در «نشانی تازه»ی همان سازمان می‌توانید پاسخ را عوض کنید.",
      en:
        "Open the certificate’s agency first. Change the postal code in the profile to 6153794416 and see the agency’s answer; the agency’s page “New address” sets another answer.",
    },
    who: "verified-citizen",
    start: { window: "/profile" },
  },
  {
    title: { fa: "سازمانی که خراب می‌شود", en: "An agency that breaks" },
    how: {
      fa:
        "سازمان قبض‌ها یا بانک را خاموش یا کند کنید. صفحهٔ همان خدمت در پنجره پس از چند ثانیه می‌گوید که پاسخ نمی‌دهد، و پولی گم نمی‌شود.",
      en:
        "Turn the agency of the bills or the bank off, or make them slow. After some seconds the service’s page at the window says that it is down, and no money is lost.",
    },
    start: { here: "faults" },
  },
  {
    title: { fa: "تبعهٔ خارجی", en: "A foreign national" },
    how: {
      fa: "در مرحلهٔ احراز هویت، سربرگ «اتباع» را باز کنید. تاریخ تولد میلادی هم پذیرفته است.",
      en:
        "At the identity step open the tab for foreign nationals; a Gregorian date is accepted too.",
    },
    who: "foreign-passport",
    start: { service: "insurance" },
  },
  {
    title: { fa: "از طرف شرکت", en: "For a company" },
    how: {
      fa: "پس از کد پستی، شناسهٔ ملی شرکت نمونه‌سازان آفتاب را وارد کنید: 99900001010",
      en: "After the postal code, enter the national ID of her company: 99900001010",
    },
    who: "chief-executive",
    start: { service: "business" },
  },
  {
    title: { fa: "سطح ۳", en: "Level 3" },
    how: {
      fa: "شمارهٔ کارت بانکی یا تصویر چهره را از کارت او بردارید. تصویر «از روی صفحه» رد می‌شود.",
      en:
        "Take the bank card's number or the photo from the card; the photo of a screen is refused.",
    },
    who: "verified-citizen",
    start: { service: "notary" },
  },
  {
    title: { fa: "ورود با کد QR", en: "Sign in with a QR code" },
    how: {
      fa:
        "در یک مرورگر به نام او وارد شوید. این صفحه را در مرورگر دیگری (یا پنجرهٔ ناشناس) باز کنید و کد دستی آن را در «دوربین» گوشی او وارد کنید.",
      en:
        "Sign in as her in one browser. Open this page in another (or a private window) and type its manual code into her phone's camera.",
    },
    who: "verified-citizen",
    start: { window: "/login/qr" },
  },
  {
    title: { fa: "پیامک نمی‌رسد", en: "No text message" },
    how: {
      fa:
        "هر دو اپراتور پیامک را روی «خطا» بگذارید و رمز یک‌بارمصرف بخواهید. سپس در گوشی او کد دستوری را شماره‌گیری کنید، یا اگر پیش‌تر وارد شده‌اید «ارسال ایمیل» را بزنید و صندوق را ببینید.",
      en:
        "Set both SMS operators to fail and ask for a code. Then dial the code on the phone’s page or, after a first sign-in, have it sent by email and look into the mailbox.",
    },
    who: "verified-citizen",
    start: { here: "faults" },
  },
  {
    title: { fa: "کد ملی به جای شماره", en: "National ID for the number" },
    how: {
      fa: "کسی که یک بار وارد شده است می‌تواند در کادر نخست کد ملی خود را وارد کند.",
      en: "After a first sign-in the first field takes the national ID too.",
    },
    who: "verified-citizen",
    start: { window: "/login" },
  },
  {
    title: { fa: "سیم‌کارت تازه", en: "A new SIM" },
    how: {
      fa:
        "با شمارهٔ نخست او وارد شوید و بار دیگر با شمارهٔ دوم. به گوشی نخست خبر می‌رسد و پیوند آن، ورود تازه را می‌بندد.",
      en:
        "Sign in with his first number, then with the second. The first phone is told, and the link in the message ends the new sign-in.",
    },
    who: "two-sims",
    start: { service: "vehicle" },
  },
  {
    title: { fa: "عربی و دسترس‌پذیری", en: "Arabic and accessibility" },
    how: {
      fa: "زبان را بالای صفحه عوض کنید؛ رنگ، قلم، اندازه و فاصله‌ها در همین صفحه‌اند.",
      en: "Change the language at the top; colours, font, size and spacing are on this page.",
    },
    who: "foreign-unique",
    start: { window: "/accessibility" },
  },
  {
    title: { fa: "ورودی که به نتیجه نمی‌رسد", en: "Sign-ins that fail" },
    how: {
      fa: "سیم‌کارت دیگری، درگذشته، کودک، تاریخ تولد نادرست: نتیجه روی کارت هر کدام نوشته است.",
      en: "Another's SIM, a deceased person, a child, a wrong birth date: each card says its end.",
    },
    start: { here: "people" },
  },
  {
    title: { fa: "سامانه‌ای که پاسخ نمی‌دهد", en: "A registry that does not answer" },
    how: {
      fa: "یک بخش را خراب کنید و ببینید صفحه چه می‌گوید؛ سپس سالمش کنید و از همان‌جا ادامه دهید.",
      en: "Break a part and see what the page says; then heal it and carry on from there.",
    },
    start: { here: "faults" },
  },
];
