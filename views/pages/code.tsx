import type { Child } from "hono/jsx";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Digits } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Alarm, Page, View } from "../page.ts";
import type { CodeProps } from "../props.ts";
import { fill } from "../texts/fill.ts";

type CodeError = NonNullable<CodeProps["error"]>;

/** Step 2: the one-time code. A dead code leaves one thing to do: ask for a new one. */
export function codePage(page: Page, props: CodeProps): View {
  const { format, context } = page;
  const texts = page.texts.code;
  const error = props.error ?? lapse(page, props);
  const message = error && messageOf(page, props, error);
  const dead = error !== undefined && isDead(error);
  return {
    heading: texts.heading,
    step: 2,
    alarm: alarmOf(page, props) ??
      fieldAlarm(page.texts.window.correct, { [dead ? "resend" : "code"]: message }),
    notice: props.notice && texts.notices[props.notice],
    content: (
      <>
        <p>
          {props.failure?.code !== "delivery_failed" && !dead &&
            fill(texts.sentTo, {
              length: format.digits(props.length),
              mobile: <Digits>{format.digits(props.maskedMobile)}</Digits>,
            })} <a href={context.href("/login")}>{texts.change}</a>
        </p>
        {!dead && (
          <Form page={page} to="/login/code">
            <Field
              name="code"
              label={texts.code.label}
              hint={fill(texts.validUntil, {
                time: <Digits>{format.time(props.expiresAt)}</Digits>,
              })}
              error={message}
              value={props.code ?? ""}
              class="code"
              autocomplete="one-time-code"
            />
            <button type="submit" class="main">{texts.submit}</button>
            <p class="hint">{texts.secret}</p>
          </Form>
        )}
        <Resend page={page} props={props} dead={dead} />
      </>
    ),
  };
}

function Resend({ page, props, dead }: { page: Page; props: CodeProps; dead: boolean }) {
  const { format, context } = page;
  const texts = page.texts.code;
  const opensAt = props.failure?.retryAt ?? props.resendAt;
  return (
    <div class="more">
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
    </div>
  );
}

function lapse({ context }: Page, { expiresAt, failure }: CodeProps): CodeError | undefined {
  return context.now >= expiresAt && !failure ? { code: "expired" } : undefined;
}

function isDead(error: CodeError): boolean {
  return error.code === "expired" || error.code === "used" ||
    (error.code === "wrong" && error.triesLeft === 0);
}

function messageOf(
  { texts: { code: texts }, format }: Page,
  { length }: CodeProps,
  error: CodeError,
): Child {
  if (error.code !== "wrong") {
    return fill(texts.errors[error.code], { length: format.digits(length) });
  }
  return error.triesLeft > 0
    ? fill(texts.errors.wrong, { count: format.digits(error.triesLeft) })
    : texts.noTriesLeft;
}

function alarmOf({ texts, format, context }: Page, { failure }: CodeProps): Alarm | undefined {
  return failure && failureAlarm(texts.code.failures[failure.code], {
    when: format.when(failure.retryAt, context.now),
  });
}
