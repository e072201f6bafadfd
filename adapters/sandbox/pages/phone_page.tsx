import type { Message } from "../phones.ts";
import { Frame } from "./frame.tsx";

export interface PhonePageProps {
  mobile: string;
  /** Newest first. */
  messages: Message[];
  owner?: string;
}

const time = new Intl.DateTimeFormat("fa-IR", {
  timeZone: "Asia/Tehran",
  dateStyle: "medium",
  timeStyle: "medium",
});

/** The screen of a phone. */
export function PhonePage({ mobile, messages, owner }: PhonePageProps) {
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
                <p class="text">{message.text}</p>
                <time datetime={message.at}>{time.format(Date.parse(message.at))}</time>
              </li>
            ))}
          </ol>
        )}
        <footer>
          <a href="/">همه آدم‌ها</a>
        </footer>
      </main>
    </Frame>
  );
}
