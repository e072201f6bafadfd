import type { ReceivedMail } from "../wires/mailboxes.ts";
import { Frame } from "./frame.tsx";
import { unfolded } from "./look.ts";

export interface MailboxPageProps {
  address: string;
  /** Newest first. */
  mails: ReceivedMail[];
}

const time = new Intl.DateTimeFormat("fa-IR", {
  timeZone: "Asia/Tehran",
  dateStyle: "medium",
  timeStyle: "medium",
});

/** An inbox. */
export function MailboxPage({ address, mails }: MailboxPageProps) {
  return (
    <Frame title={`صندوق ${address}`} kind="phone">
      <main>
        <header>
          <h1>
            ایمیل‌ها
            <small>
              <bdi>{address}</bdi>
            </small>
          </h1>
          <a class="button" href={`/mailboxes/${address}`}>تازه‌سازی</a>
        </header>
        {mails.length === 0 ? <p class="empty">هنوز ایمیلی نرسیده است.</p> : (
          <ol>
            {mails.map(({ subject, text, at }) => (
              <li>
                <h2>{subject}</h2>
                <p class="text">{linked(text)}</p>
                <time datetime={at}>{time.format(Date.parse(at))}</time>
              </li>
            ))}
          </ol>
        )}
        <footer>
          <a href={unfolded("people")}>همهٔ افراد</a>
        </footer>
      </main>
    </Frame>
  );
}

/** Turns URLs in a text into links. */
export function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, i) => i % 2 ? <a href={part}>{part}</a> : part);
}
