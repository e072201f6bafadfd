import { DialCode } from "../components/dial_code.tsx";
import { Form } from "../components/form.tsx";
import { Latin } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

/** Configured channels besides SMS and QR. */
export interface Channels {
  dial: boolean;
  /** "no_email": this browser is the person's own, and no e-mail address is registered. */
  email: boolean | "no_email";
}

export interface CodeWaysProps {
  channels: Channels;
  /** A code was issued. */
  issued: boolean;
  /** The code that was issued can no longer be used. */
  dead: boolean;
  /** When a new code can be requested. */
  resendAt: number;
}

/** Other ways if the SMS does not arrive. USSD and e-mail deliver the same code. */
export function CodeWays({ page, ...props }: CodeWaysProps & { page: Page }) {
  const { format, context } = page;
  const texts = page.texts.code;
  const { channels, issued, dead, resendAt } = props;
  return (
    <div class="more" id="ways">
      {!dead && (
        <>
          <h2>{texts.notArrived}</h2>
          <p>{texts.waiting}</p>
        </>
      )}
      <p>
        {resendAt > context.now
          ? fill(texts.resendFrom, { when: format.when(resendAt, context.now) })
          : texts.resendNow}
      </p>
      <Form page={page} to="/login/code/resend">
        <button type="submit" id="resend" class={dead ? "main" : undefined}>{texts.resend}</button>
      </Form>
      {!dead && issued && <ByEmail page={page} email={channels.email} />}
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

function ByEmail({ page, email }: { page: Page; email: Channels["email"] }) {
  const texts = page.texts.code;
  if (!email) return null;
  if (email === "no_email") return <p>{texts.noEmail}</p>;
  return (
    <Form page={page} to="/login/code/email">
      <button type="submit">{texts.email}</button>
      <p class="hint">{texts.emailIfKnown}</p>
    </Form>
  );
}
