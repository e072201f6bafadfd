import { DESK_PASSWORD, DESK_STAFF, type DeskStaff } from "../people/desk_staff.ts";
import type { Fold, Group } from "./folds.tsx";
import { Both } from "./frame.tsx";

/** The server of a service that is asked for. */
export interface Newcomer {
  server: string;
  /** Path that says whether it is up. */
  health: string;
  /** Where citizens will find the service of the steps. */
  address: string;
}

interface DeskGroupProps {
  /** URL of the desk. */
  desk: string;
  newcomer: Newcomer;
  /** User name → code of the app. */
  codes: ReadonlyMap<string, string>;
}

/** The way from an application to a service that citizens use. */
const STEPS = [
  {
    fa: "بخواهید: با sample.manager وارد میز سازمان‌ها شوید و از «درخواست‌ها» درخواستی تازه بسازید.",
    en: "Ask: sign in to the desk as sample.manager and begin an application.",
  },
  {
    fa: "اتصال فعال سازمان نمونه را انتخاب کنید، نامی تازه برای خدمت بگذارید، مثلاً my-library، " +
      "و در مشخصات، نخستین شیوهٔ اتصال را انتخاب کنید و نشانی سرور و مسیر سلامت زیر را وارد کنید.",
    en:
      "Choose the active connection, give the service a new name such as my-library, and in its " +
      "details choose the first way to connect and type the server’s address and health path below.",
  },
  {
    fa: "یک متد، یک فرد فنی (مثلاً با شمارهٔ 09120009003، که رمز تأیید به گوشی آن می‌رسد) و نامه را " +
      "با فایل نامهٔ نمونهٔ زیر بیفزایید و درخواست را بفرستید. پیشخوان درخواست می‌گوید چه مانده است.",
    en:
      "Add a method, a technical contact (such as with 09120009003: the code arrives on that phone) " +
      "and the letter with the file of the sample letter below, and send it. The application’s page says what is left.",
  },
  {
    fa:
      "بررسی کنید: با sample.expert وارد شوید، از «کارشناسی درخواست‌ها» درخواست را بردارید، فهرست بررسی را " +
      "کامل کنید و تأیید کنید. خدمت تازه دو تأیید می‌خواهد: با second.expert هم همین کار را بکنید.",
    en: "Review: as sample.expert, take the application, tick the checklist and approve. A new " +
      "service needs two approvals: do the same as second.expert.",
  },
  {
    fa: "چند ثانیه صبر کنید: دروازه سرور را می‌آزماید و خدمت بی‌راه‌اندازی دوباره منتشر می‌شود.",
    en:
      "Wait for some seconds: the gateway tries the server, and the service goes live without a " +
      "restart.",
  },
];

/** Who works at the desk, with the codes that their apps show. */
export function deskGroup(
  { desk, newcomer, codes }: DeskGroupProps,
): Group {
  return {
    id: "desk",
    title: "کارکنان میز سازمان‌ها",
    about: (
      <>
        <ol>
          {STEPS.map((step) => (
            <li>
              <Both text={step} />
            </li>
          ))}
          <li>
            <Both
              text={{
                fa: "استفاده کنید: نشانی خدمت را باز کنید و مانند یکی از افراد نمونه وارد شوید.",
                en: "Use it: open the service’s address and sign in as one of the sample people.",
              }}
            />
            <p class="links">
              <a href={newcomer.address}>
                <bdi>{newcomer.address}</bdi>
              </a>
            </p>
          </li>
        </ol>
        <p>
          سرور نمونه برای هر خدمت تازه: <bdi class="code">{newcomer.server}</bdi>، مسیر سلامت:{" "}
          <bdi class="code">{newcomer.health}</bdi>
          <small lang="en" dir="ltr">
            A sample server for any new service, and its health path.
          </small>
        </p>
        <p class="links">
          <a class="button" href={desk}>میز سازمان‌ها</a>
          <a href="/letter.pdf" download="">یک نامهٔ نمونه، PDF</a>
        </p>
      </>
    ),
    folds: DESK_STAFF.map((member) => staffFold(member, codes.get(member.userName))),
  };
}

const ROLE_NAMES: Record<string, string> = {
  manager: "مدیر",
  editor: "ویرایشگر",
  reader: "بیننده",
  key_holder: "مسئول کلیدها",
  expert: "کارشناس",
  support: "پشتیبان",
  operator: "راهبر",
};

function staffFold({ userName, name, mobile, roles }: DeskStaff, code?: string): Fold {
  return {
    id: `desk-${userName.replace(".", "-")}`,
    heading: name,
    line: (
      <>
        <bdi lang="en">{userName}</bdi> · {roles.map((role) => ROLE_NAMES[role]).join("، ")}
      </>
    ),
    texts: [userName, name, mobile, roles, roles.map((role) => ROLE_NAMES[role])],
    content: (
      <>
        <p>
          نام کاربری: <bdi class="code" lang="en">{userName}</bdi>
        </p>
        <p>
          رمز عبور: <bdi class="code">{DESK_PASSWORD}</bdi>
        </p>
        <p>
          {code
            ? (
              <>
                رمز یک‌بارمصرف برنامهٔ رمزساز در این نیم‌دقیقه: <bdi class="code">{code}</bdi>
                <small lang="en" dir="ltr">Each code works once. Reload for the next one.</small>
              </>
            )
            : "برنامهٔ رمزساز این فرد وصل نیست؛ رمز را با پیامک بگیرید."}
        </p>
        <p class="links">
          <a href={`/phones/${mobile}`}>گوشی او</a>
        </p>
      </>
    ),
  };
}
