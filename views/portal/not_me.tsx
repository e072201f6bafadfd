import type { NoticeKind } from "../../domain/notice/notice.ts";
import type { Device } from "../../domain/session/device.ts";
import { Facts } from "../components/facts.tsx";
import { Digits } from "../components/foreign.tsx";
import { DeviceName } from "../components/device_name.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

/** «من نبودم»: the content of a notice. */
export interface NotMeProps {
  kind: NoticeKind;
  device: Device;
  /** "185.12.*" */
  place?: string;
  at: number;
  /** Number of further events. */
  more?: number;
  /** Path of this page. */
  path: string;
}

export interface NotMeDoneProps {
  /** The link had not been used before. */
  first: boolean;
  /** It covered more than one browser. */
  several: boolean;
  /** Passkeys were removed. */
  passkeys: boolean;
}

/** From the link in a notice: what happened, and the button that ends it. */
export function notMePage(page: Page, { kind, device, place, at, more, path }: NotMeProps): View {
  const { format, context, texts: { notMe: texts } } = page;
  return {
    heading: texts.heading,
    content: (
      <>
        <p>{texts.happened[kind]}</p>
        <Facts
          facts={[
            [texts.when, format.past(at, context.now)],
            [texts.browser, <DeviceName page={page} device={device} />],
            [texts.network, place && <Digits>{place}</Digits>],
          ]}
        />
        {more && <p>{fill(texts.more, { count: format.digits(more) })}</p>}
        <p>{texts.meaning}</p>
        <p>{texts.passkeys}</p>
        <Form page={page} to={path}>
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
        <p class="hint">{texts.wasMe}</p>
      </>
    ),
  };
}

/** It has been ended: what to do next. */
export function notMeDonePage(
  { context, texts: { notMe: texts } }: Page,
  { first, several, passkeys }: NotMeDoneProps,
): View {
  const { title, steps } = texts.done;
  const closed = several ? texts.closedAll : texts.closed;
  return {
    heading: title,
    content: (
      <>
        <p>{first ? closed : texts.closedBefore}</p>
        {passkeys && <p>{texts.passkeysRemoved}</p>}
        <h2>{texts.next}</h2>
        <ul>
          {steps.map((step) => <li>{step}</li>)}
        </ul>
        <a class="button" href={context.href("/login")}>{texts.signIn}</a>
      </>
    ),
  };
}

/** An invalid or old link. */
export function notMeGonePage({ context, texts: { notMe: texts } }: Page): View {
  const { title, steps } = texts.gone;
  return {
    heading: title,
    content: (
      <>
        {steps.map((step) => <p>{step}</p>)}
        <a class="button" href={context.href("/login")}>{texts.signIn}</a>
      </>
    ),
  };
}
