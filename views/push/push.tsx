import type { PushSubject } from "../../domain/push/device/devices.ts";
import type { Device } from "../../domain/session/device.ts";
import { retryAlarm } from "../components/alarm.tsx";
import { DeviceName } from "../components/device_name.tsx";
import { Form } from "../components/form.tsx";
import type { Alarm, Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface ShownPushDevice {
  id: string;
  device?: Device;
  addedAt: number;
  deliveredAt?: number;
  failingSince?: number;
}

export interface PushProps {
  devices: readonly ShownPushDevice[];
  subjects: readonly { of: PushSubject; isOn: boolean }[];
  /** There cannot be more. */
  isFull: boolean;
  /** For `applicationServerKey` of a subscription, and its name. */
  publicKey: string;
  kid: string;
  failure?: { code: "refused" } | { code: "limited"; retryAt: number };
}

/** Which browsers of the person show notifications, about what, and the one at hand. */
export function pushPage(page: Page, props: PushProps): View {
  const { texts: { push: texts }, context } = page;
  const { devices, subjects, isFull, failure } = props;
  return {
    heading: texts.heading,
    script: context.pushScript,
    alarm: failure && alarmOf(page, failure),
    content: (
      <>
        <p>{texts.lead}</p>
        {devices.length === 0 && <p>{texts.none}</p>}
        {devices.length > 0 && (
          <ul class="services">
            {devices.map((device) => <DeviceItem page={page} shown={device} />)}
          </ul>
        )}
        <h2>{texts.add}</h2>
        {isFull ? <p class="note">{texts.full}</p> : <Adding page={page} props={props} />}
        <h2>{texts.about}</h2>
        {subjects.map(({ of, isOn }) => (
          <Form page={page} to="/profile/push">
            <p>{isOn ? texts.on[of] : texts.off[of]}</p>
            <button type="submit" name={isOn ? "mute" : "unmute"} value={of}>
              {isOn ? texts.mute[of] : texts.unmute[of]}
            </button>
          </Form>
        ))}
        <p>
          <a href="/profile/notices">{page.texts.notices.heading}</a>
        </p>
      </>
    ),
  };
}

function DeviceItem(
  { page, shown: { id, device, addedAt, deliveredAt, failingSince } }: {
    page: Page;
    shown: ShownPushDevice;
  },
) {
  const { texts: { push: texts }, format, context } = page;
  const past = (time: number) => format.past(time, context.now);
  const name = <DeviceName page={page} device={device} />;
  return (
    <li>
      <strong>{name}</strong>
      <p>
        {fill(texts.added, { when: past(addedAt) })} {deliveredAt === undefined
          ? texts.undelivered
          : fill(texts.delivered, { when: past(deliveredAt) })}
      </p>
      {failingSince !== undefined && (
        <p class="note">{fill(texts.failing, { when: past(failingSince) })}</p>
      )}
      <Form page={page} to="/profile/push">
        <button type="submit" name="remove" value={id}>
          {fill(texts.remove, { device: name })}
        </button>
      </Form>
    </li>
  );
}

/** A form that only static/push.js can fill in; without it, it says so in place of its button. */
function Adding({ page, props: { publicKey, kid } }: { page: Page; props: PushProps }) {
  const { texts: { push: texts } } = page;
  return (
    <form
      method="post"
      action="/profile/push"
      id="push"
      novalidate
      data-key={publicKey}
      data-denied={texts.denied}
      data-failed={texts.failed}
    >
      {["endpoint", "p256dh", "auth"].map((name) => <input type="hidden" name={name} value="" />)}
      <input type="hidden" name="kid" value={kid} />
      <p class="note" id="push-unable">{texts.unable}</p>
      <p class="error" id="push-said" role="alert"></p>
      {/* The button itself would be shown: its class says how. */}
      <div id="push-able" hidden>
        {texts.steps.map((step) => <p>{step}</p>)}
        <button type="submit" class="main">{texts.submit}</button>
      </div>
    </form>
  );
}

const alarmOf = (page: Page, failure: NonNullable<PushProps["failure"]>): Alarm =>
  retryAlarm(page, page.texts.push[failure.code], failure);
