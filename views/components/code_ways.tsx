import type { Page } from "./page.ts";
import type { CodeProps } from "../props.ts";
import { fill } from "../texts/fill.ts";
import { DialCode } from "./dial_code.tsx";
import { Latin } from "./foreign.tsx";
import { Form } from "./form.tsx";

/** When the SMS does not come: again, by dialling, by e-mail, by QR. All bring the same live code. */
export function CodeWays({ page, props, dead }: { page: Page; props: CodeProps; dead: boolean }) {
  const { format, context } = page;
  const texts = page.texts.code;
  const opensAt = props.failure?.retryAt ?? props.resendAt;
  return (
    <div class="more" id="ways">
      {!dead && (
        <>
          <h2>{texts.notArrived}</h2>
          <p>{texts.waiting}</p>
        </>
      )}
      <p>
        {opensAt > context.now
          ? fill(texts.resendFrom, { when: format.when(opensAt, context.now) })
          : texts.resendNow}
      </p>
      <Form page={page} to="/login/code/resend">
        <button type="submit" id="resend" class={dead ? "main" : undefined}>{texts.resend}</button>
      </Form>
      {!dead && props.expiresAt !== undefined && <ByEmail page={page} way={props.ways.email} />}
      {props.ways.dial && (
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

function ByEmail({ page, way }: { page: Page; way: CodeProps["ways"]["email"] }) {
  const texts = page.texts.code;
  if (!way) return null;
  if (way === "no_email") return <p>{texts.noEmail}</p>;
  return (
    <Form page={page} to="/login/code/email">
      <button type="submit">{texts.email}</button>
      <p class="hint">{texts.emailIfKnown}</p>
    </Form>
  );
}
