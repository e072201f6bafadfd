import type { Message } from "../wires/phones.ts";
import { Frame } from "./frame.tsx";
import { unfolded } from "./look.ts";
import { linked } from "./mailbox_page.tsx";
import { ScanForm, type ScanFormProps } from "./scan_form.tsx";

export interface PhonePageProps {
  mobile: string;
  /** Newest first. */
  messages: Message[];
  owner?: string;
  /** The dial code for a one-time code. */
  dialCode: string;
  issuer: ScanFormProps["issuer"];
  scanned?: ScanFormProps["scanned"];
}

const time = new Intl.DateTimeFormat("fa-IR", {
  timeZone: "Asia/Tehran",
  dateStyle: "medium",
  timeStyle: "medium",
});

/** The screen of a phone. */
export function PhonePage(
  { mobile, messages, owner, dialCode, issuer, scanned }: PhonePageProps,
) {
  return (
    <Frame title={`گوشی ${mobile}`} kind="phone">
      <main>
        <header>
          <h1>
            پیام‌ها
            <small>
              {owner && <>{owner} ·</>} <bdi>{mobile}</bdi>
            </small>
          </h1>
          <a class="button" href={`/phones/${mobile}`}>تازه‌سازی</a>
        </header>
        {messages.length === 0 ? <p class="empty">هنوز پیامی نرسیده است.</p> : (
          <ol>
            {messages.map((message) => (
              <li>
                <p class="text">{linked(message.text)}</p>
                {message.channel === "ussd" && <small lang="en" dir="ltr">USSD</small>}
                <time datetime={message.at}>{time.format(Date.parse(message.at))}</time>
              </li>
            ))}
          </ol>
        )}
        <ScanForm {...{ path: `/phones/${mobile}`, issuer, scanned }} />
        <form method="post" action={`/phones/${mobile}/dial`}>
          <label>
            شماره‌گیری
            <input name="code" dir="ltr" value={dialCode} autocomplete="off" />
          </label>
          <button type="submit">تماس</button>
        </form>
        <footer>
          <a href={unfolded("people")}>همهٔ افراد</a>
        </footer>
      </main>
    </Frame>
  );
}
