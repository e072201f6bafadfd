import { DialCode } from "../components/dial_code.tsx";
import { Countdown } from "../components/valid_until.tsx";
import { Form } from "../components/form.tsx";
import { Latin } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { HOUR } from "../texts/units.ts";
import { fill } from "../texts/fill.ts";

/** Configured channels besides SMS and QR. */
export interface Channels {
  dial: boolean;
  /** "no_email": this browser is the person's own, and no e-mail address is registered. */
  email: boolean | "no_email";
}

export interface CodeWaysProps {
  channels: Channels;
  /** Of the code that was issued, if any. */
  expiresAt?: number;
  /** The code that was issued can no longer be used. */
  dead: boolean;
  /** A text message may still arrive. */
  awaited: boolean;
  /** When a new code can be requested. */
  resendAt: number;
}

/** Other ways if the SMS does not arrive. USSD and e-mail deliver the same code. */
export function CodeWays({ page, ...props }: CodeWaysProps & { page: Page }) {
  const { context } = page;
  const texts = page.texts.code;
  const { channels, expiresAt, dead, awaited } = props;
  return (
    <div class="more" id="ways">
      {awaited && (
        <>
          <h2>{texts.notArrived}</h2>
          <p>{texts.waiting}</p>
        </>
      )}
      <Resend page={page} {...props} />
      {!dead && expiresAt !== undefined && <ByEmail page={page} email={channels.email} />}
      {channels.dial && (
        <p>
          {fill(texts.dial, { number: <DialCode>{page.dialCode}</DialCode> })}{" "}
          {dead && <a href={context.href("/login/code")}>{texts.dialled}</a>}
        </p>
      )}
      <p>
        {fill(texts.qr, {
          link: (
            <a href={context.href("/login/qr")}>
              {fill(texts.qrLink, { qr: <Latin>QR</Latin> })}
            </a>
          ),
        })}
      </p>
    </div>
  );
}

/** The button is there from its time on: static/countdown.js shows it, or the page when loaded again. */
function Resend({ page, expiresAt, dead, resendAt }: CodeWaysProps & { page: Page }) {
  const { format, context } = page;
  const texts = page.texts.code;
  const isOpen = resendAt <= context.now;
  const from = fill(texts.resendFrom, { when: format.soon(resendAt, context.now) });
  if (resendAt - context.now > HOUR) return <p>{from}</p>;
  return (
    <>
      {isOpen ? <p>{texts.resendNow}</p> : (
        <p>
          {from} <Countdown page={page} at={resendAt} opens="again" />{" "}
          <a href={context.href("/login/code")}>{texts.refresh}</a>
        </p>
      )}
      <div id="again" hidden={!isOpen}>
        <Form page={page} to="/login/code/resend">
          <input type="hidden" name="instead_of" value={expiresAt} />
          <button type="submit" id="resend" class={dead ? "main" : undefined}>
            {texts.resend}
          </button>
        </Form>
      </div>
    </>
  );
}

function ByEmail({ page, email }: { page: Page; email: Channels["email"] }) {
  const texts = page.texts.code;
  if (!email) return null;
  if (email === "no_email") return <p>{texts.noEmail}</p>;
  return (
    <Form page={page} to="/login/code/email">
      <p class="hint">{texts.emailIfKnown}</p>
      <button type="submit">{texts.email}</button>
    </Form>
  );
}
