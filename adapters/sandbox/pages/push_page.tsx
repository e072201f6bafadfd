import type { PushDelivery } from "../wires/push.ts";
import { Frame } from "./frame.tsx";
import { unfolded } from "./look.ts";

const time = new Intl.DateTimeFormat("fa-IR", {
  timeZone: "Asia/Tehran",
  dateStyle: "medium",
  timeStyle: "medium",
});

/** What the push service was given, as far as it can read it. */
export function PushPage({ deliveries }: { deliveries: readonly PushDelivery[] }) {
  return (
    <Frame title="اعلان مرورگر" kind="phone">
      <main>
        <header>
          <h1>
            اعلان‌های مرورگر
            <small lang="en">Push service</small>
          </h1>
          <a class="button" href="/push">تازه‌سازی</a>
        </header>
        {deliveries.length === 0 ? <p class="empty">هنوز اعلانی نرسیده است.</p> : (
          <ol>
            {deliveries.map(({ browser, at, ttl, urgency, topic, body }) => (
              <li>
                <h2>
                  <bdi>{browser}</bdi>
                </h2>
                <p class="text" dir="ltr" lang="en">
                  TTL {ttl} · Urgency {urgency} · Topic {topic} · {body.length}{" "}
                  characters, encrypted
                </p>
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
