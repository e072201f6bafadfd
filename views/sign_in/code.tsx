import type { Child } from "hono/jsx";
import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { type Channels, CodeWays } from "./code_ways.tsx";
import { Field } from "../components/field.tsx";
import { ValidUntil } from "../components/valid_until.tsx";
import { Digits } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Alarm, Page, View } from "../components/page.ts";
import { fill } from "../texts/fill.ts";

export interface CodeProps {
  /** "0912***4567"; absent when a national ID was typed: it must not reveal its owner's number. */
  maskedMobile?: string;
  /** A national ID was typed that could also be a mobile number with a typing mistake. */
  couldBeMobile?: boolean;
  /** Number of digits. */
  length: number;
  /** What was typed, when it is shown again. */
  code?: string;
  /** Absent when no code was issued; the person can dial for one. */
  expiresAt?: number;
  /** How the current code came, if not by SMS and as far as that may be revealed. */
  cameBy?: "dial" | "nothing";
  resendAt: number;
  error?:
    | { code: "missing" | "format" | "expired" | "used" | "none" }
    | { code: "wrong"; triesLeft: number };
  failure?: {
    code: "delivery_failed" | "lost" | "limited" | "mail_limited" | "waiting";
    retryAt: number;
  };
  notice?: "sent" | "sent_again" | "emailed";
  ways: Channels;
}

type CodeError = NonNullable<CodeProps["error"]>;

/** Step 2: the one-time code. If it has expired, only the ways to a new one remain. */
export function codePage(page: Page, props: CodeProps): View {
  const texts = page.texts.code;
  const error = props.error ?? lapse(page, props);
  const message = error && messageOf(page, props, error);
  const dead = error !== undefined && isDead(error);
  const resendAt = props.failure?.retryAt ?? props.resendAt;
  return {
    heading: dead ? texts.deadHeading : texts.heading,
    step: 2,
    alarm: alarmOf(page, props) ??
      (dead
        ? deadAlarm(page, message, resendAt)
        : fieldAlarm(page.texts.window.correct, { code: message })),
    notice: props.notice && texts.notices[props.notice],
    content: (
      <>
        <p>
          {!dead && sentTo(page, props)} <a href={page.context.href("/login")}>{texts.change}</a>
        </p>
        {props.couldBeMobile && <p>{texts.meantMobile}</p>}
        {!dead && <CodeForm page={page} props={props} error={message} />}
        <CodeWays
          page={page}
          channels={props.ways}
          expiresAt={props.expiresAt}
          dead={dead}
          awaited={!dead && isAwaited(props)}
          resendAt={resendAt}
        />
      </>
    ),
  };
}

function CodeForm({ page, props, error }: { page: Page; props: CodeProps; error?: Child }) {
  const { texts: { code: texts } } = page;
  return (
    <Form page={page} to="/login/code" typed>
      <Field
        page={page}
        name="code"
        label={texts.code.label}
        error={error}
        value={props.code ?? ""}
        class="code"
        autocomplete="one-time-code"
      />
      {props.expiresAt !== undefined && (
        <ValidUntil page={page} at={props.expiresAt} lapsed={texts.lapsed} />
      )}
      <button type="submit" class="main">{texts.submit}</button>
      <p class="hint">{texts.secret}</p>
    </Form>
  );
}

/** Shows no number after a national ID, and does not reveal that a message was not sent. */
function sentTo({ texts: { code: texts }, format }: Page, props: CodeProps): Child {
  if (props.cameBy === "nothing" || props.expiresAt === undefined) return undefined;
  const length = format.digits(props.length);
  if (props.cameBy === "dial") return fill(texts.dialledTo, { length });
  if (!props.maskedMobile) return fill(texts.sentToRegistered, { length });
  const mobile = <Digits>{format.digits(props.maskedMobile)}</Digits>;
  return fill(texts.sentTo, { length, mobile });
}

function lapse({ context }: Page, { expiresAt, failure }: CodeProps): CodeError | undefined {
  const lapsed = expiresAt !== undefined && context.now >= expiresAt;
  return lapsed && !failure ? { code: "expired" } : undefined;
}

function isDead(error: CodeError): boolean {
  return error.code === "expired" || error.code === "used" ||
    (error.code === "wrong" && error.triesLeft === 0);
}

/** Nothing on the page can be corrected any more: it says what happened, and leads to a new code. */
function deadAlarm(
  { texts: { code: texts }, context }: Page,
  title: Child,
  resendAt: number,
): Alarm {
  const link = resendAt > context.now
    ? { to: "#ways", text: texts.otherWays }
    : { to: "#resend", text: texts.resend };
  return { title, links: [link] };
}

/** The current code was sent by SMS, and no alarm says that no other message is sent for now. */
function isAwaited({ cameBy, expiresAt, failure }: CodeProps): boolean {
  return cameBy !== "dial" && expiresAt !== undefined && failure?.code !== "waiting";
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

function alarmOf(page: Page, { failure, expiresAt, error, cameBy }: CodeProps): Alarm | undefined {
  if (!failure) return undefined;
  const { texts: { code: texts }, format, context } = page;
  const when = format.soon(failure.retryAt, context.now);
  const { title, steps = [] } = failureAlarm(texts.failures[failure.code], { when });
  const [first, ...others] = steps;
  const holds = !error && failure.code !== "delivery_failed" && failure.code !== "lost" &&
    cameBy !== "nothing" && expiresAt !== undefined && expiresAt > context.now &&
    fill(texts.stillHolds, { time: <Digits>{format.deadline(expiresAt)}</Digits> });
  return {
    title,
    steps: [first, ...holds ? [holds] : [], ...others],
    links: [{ to: "#ways", text: texts.otherWays }],
  };
}
