import { DESK_PASSWORD, DESK_STAFF, type DeskStaff } from "../people/desk_staff.ts";
import type { Fold, Group } from "./folds.tsx";
import { Both } from "./frame.tsx";

/** The steps from an application to a service that citizens use. */
const STEPS = [
  {
    fa: "با sample.manager وارد میز سازمان‌ها شوید و از «درخواست‌ها» درخواستی تازه بسازید.",
    en: "Sign in to the desk as sample.manager and begin an application.",
  },
  {
    fa: "اتصال فعال سازمان نمونه را انتخاب کنید، گام‌ها را کامل کنید و درخواست را بفرستید.",
    en: "Choose the active connection, complete the steps, and send it for review.",
  },
  {
    fa: "با sample.expert، و اگر لازم بود با second.expert، درخواست را بررسی و تأیید کنید.",
    en: "Review and approve it as sample.expert, and as second.expert where two are needed.",
  },
];

/** Who works at the desk, with the codes that their apps show. */
export function deskGroup(
  { desk, codes }: { desk: string; codes: ReadonlyMap<string, string> },
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
        </ol>
        <p class="links">
          <a class="button" href={desk}>میز سازمان‌ها</a>
        </p>
      </>
    ),
    folds: DESK_STAFF.map((member) => staffFold(member, codes.get(member.userName))),
  };
}

function staffFold({ userName, name, mobile, roles }: DeskStaff, code?: string): Fold {
  return {
    id: `desk-${userName.replace(".", "-")}`,
    heading: name,
    line: <bdi lang="en">{userName} ({roles.join(", ")})</bdi>,
    texts: [userName, name, mobile, roles],
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
