import type { Device } from "../../domain/session/device.ts";
import type { LocalText } from "../../domain/services/service.ts";
import { failureAlarm } from "../components/alarm.tsx";
import { ValidUntil } from "../components/valid_until.tsx";
import { DeviceName } from "../components/device_name.tsx";
import { Facts } from "../components/facts.tsx";
import { Latin, Local } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

/** The browser that a phone is asked to sign in. */
export interface QrAskerProps {
  device: Device;
  /** "185.12.*" */
  maskedIp: string;
  /** The phone is in the same network. */
  sameNetwork: boolean;
  /** Absent when the browser signs in to the window itself. */
  serviceTitle?: LocalText;
  askedAt: number;
}

export interface QrPhoneProps {
  /** Of this page. */
  path: string;
  asker: QrAskerProps;
  /** One of them is on the screen. */
  choices: number[];
  expiresAt: number;
  /** SIM ownership could not be checked. */
  retryAt?: number;
}

export type QrDoneProps =
  | { state: "approved"; path: string; asker: QrAskerProps }
  /** Too many codes were opened or approved. */
  | { state: "limited"; retryAt: number }
  | { state: "refused" | "not_me" | "wrong_number" | "sim_mismatch" | "dead" };

/** The question on the phone. What would reveal a relayed code comes before the numbers. */
export function qrPhonePage(page: Page, props: QrPhoneProps): View {
  const { context, format, texts: { qrPhone: texts } } = page;
  const { retryAt } = props;
  return {
    heading: texts.heading,
    alarm: retryAt === undefined
      ? undefined
      : failureAlarm(texts.failure, { when: format.when(retryAt, context.now) }),
    content: (
      <>
        <p>{texts.lead}</p>
        <Asker page={page} asker={props.asker} />
        {!props.asker.sameNetwork && <p class="note">{texts.otherNetwork}</p>}
        <p>
          <strong>{texts.warning}</strong>
        </p>
        <h2>{texts.question}</h2>
        <p class="hint">{texts.hint}</p>
        <Form page={page} to={props.path}>
          <div class="numbers">
            {props.choices.map((choice) => (
              <>
                <button type="submit" name="number" value={choice}>{format.digits(choice)}</button>
                {" "}
              </>
            ))}
          </div>
          <ValidUntil page={page} at={props.expiresAt} lapsed={texts.lapsed} />
          <button type="submit" name="decision" value="refuse">{texts.refuse}</button>{" "}
          <button type="submit" name="decision" value="not_me">{texts.notMe}</button>
        </Form>
      </>
    ),
  };
}

/** The result, on the phone. */
export function qrDonePage(page: Page, props: QrDoneProps): View {
  const { context, format, texts: { qrDone: texts, qrEntry, qrPhone, sessions } } = page;
  const { title, steps } = texts.ends[props.state];
  const when = props.state === "limited" && format.when(props.retryAt, context.now);
  return {
    heading: title,
    content: (
      <>
        {steps.map((step) => <p>{fill(step, { when })}</p>)}
        {props.state === "approved" && (
          <>
            <Asker page={page} asker={props.asker} />
            <p class="hint">{texts.check}</p>
            <Form page={page} to={props.path}>
              <button type="submit" name="decision" value="not_me">{qrPhone.notMe}</button>
            </Form>
          </>
        )}
        <a class="button" href="/sessions">{sessions.heading}</a>
        {(props.state === "dead" || props.state === "wrong_number") && (
          <p>
            <a href="/qr">{qrEntry.heading}</a>
          </p>
        )}
      </>
    ),
  };
}

function Asker({ page, asker }: { page: Page; asker: QrAskerProps }) {
  const { context, format, texts: { qrPhone: { asker: texts } } } = page;
  const network = fill(asker.sameNetwork ? texts.same : texts.other, {
    address: <Latin>{asker.maskedIp}</Latin>,
  });
  const service = asker.serviceTitle
    ? <Local page={page} text={asker.serviceTitle} />
    : texts.window;
  return (
    <Facts
      facts={[
        [texts.browser, <DeviceName page={page} device={asker.device} />],
        [texts.network, network],
        [texts.service, service],
        [texts.time, format.past(asker.askedAt, context.now)],
      ]}
    />
  );
}
