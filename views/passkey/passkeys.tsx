import type { Device } from "../../domain/session/device.ts";
import { DeviceName } from "../components/device_name.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface ShownPasskey {
  id: string;
  /** As the person calls it. */
  name?: string;
  /** The browser in which it was added. */
  device?: Device;
  addedAt: number;
  lastUsedAt?: number;
}

export interface PasskeysProps {
  passkeys: readonly ShownPasskey[];
  /** There cannot be more. */
  isFull: boolean;
}

/** With what the person can sign in without a message. */
export function passkeysPage(page: Page, { passkeys, isFull }: PasskeysProps): View {
  const { passkeys: texts, sessions } = page.texts;
  return {
    heading: texts.heading,
    wide: true,
    content: (
      <>
        <p>{texts.lead}</p>
        <p>{passkeys.length > 0 ? texts.open : texts.none}</p>
        {passkeys.length > 0 && (
          <ul class="services">
            {passkeys.map((passkey) => (
              <li>
                <a href={`/passkeys/${passkey.id}`}>
                  <PasskeyTitle page={page} passkey={passkey} />
                </a>
                <PasskeyTimes page={page} passkey={passkey} />
              </li>
            ))}
          </ul>
        )}
        {isFull
          ? <p class="note">{texts.full}</p>
          : <a class="button main" href="/passkeys/add">{texts.add}</a>}
        <p>
          <a href="/sessions">{sessions.heading}</a>
        </p>
        <a href="/">{texts.back}</a>
      </>
    ),
  };
}

/** Its name, or else the browser in which it was added. */
export function PasskeyTitle(
  { page, passkey: { name, device } }: { page: Page; passkey: ShownPasskey },
) {
  return name ? <bdi>{name}</bdi> : <DeviceName page={page} device={device} />;
}

export function PasskeyTimes(
  { page, passkey: { device, addedAt, lastUsedAt } }: { page: Page; passkey: ShownPasskey },
) {
  const { texts: { passkeys: texts }, format, context } = page;
  const past = (time: number) => format.past(time, context.now);
  return (
    <p>
      {fill(texts.added, {
        device: <DeviceName page={page} device={device} />,
        when: past(addedAt),
      })} {lastUsedAt === undefined ? texts.unused : fill(texts.used, { when: past(lastUsedAt) })}
    </p>
  );
}
