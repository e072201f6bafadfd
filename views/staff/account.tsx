import { failureAlarm, fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { ButtonForm, Form } from "../components/form.tsx";
import type { Alarm, Page, View } from "../components/page.ts";
import { ceremonyAlarm } from "../passkey/ceremony.tsx";
import { EndSession, SessionFacts, type ShownSession } from "../portal/sessions.tsx";
import { PasskeyTimes, PasskeyTitle, type ShownPasskey } from "../passkey/passkeys.tsx";

export interface StaffAccountProps {
  passkeys: readonly ShownPasskey[];
  /** There cannot be more. */
  isFull: boolean;
  /** The name of a new one. */
  typed: string;
  /** Newest first; this one is among them. */
  sessions: readonly ShownSession[];
  failure?: { code: "name_too_long" | "refused" | "lapsed" };
}

/** «حساب من»: with what a member signs in, and where they are signed in. */
export function staffAccountPage(page: Page, props: StaffAccountProps): View {
  const { account: texts } = page.texts;
  const { password, app, sessions } = texts;
  return {
    heading: texts.heading,
    wide: true,
    alarm: alarmOf(page, props),
    content: (
      <>
        <h2>{texts.passkeys.heading}</h2>
        <Passkeys page={page} props={props} />
        <h2>{password.heading}</h2>
        <p>{password.lead}</p>
        <Form whole page={page} to="/account/password">
          <button type="submit" name="action" value="open">{password.change}</button>
        </Form>
        <h2>{app.heading}</h2>
        <p>{app.lead}</p>
        <Form whole page={page} to="/account/app">
          <button type="submit">{app.change}</button>
        </Form>
        <h2>{sessions.heading}</h2>
        <Sessions page={page} sessions={props.sessions} beside={!props.isFull} />
        <a href="/">{texts.back}</a>
      </>
    ),
  };
}

/** `beside`: the form with a new passkey's name. */
function Sessions(
  { page, sessions, beside }: {
    page: Page;
    sessions: readonly ShownSession[];
    beside: boolean;
  },
) {
  const { sessions: texts } = page.texts.account;
  return (
    <>
      <p>{texts.lead}</p>
      <ul class="services">
        {sessions.map((session) => (
          <li>
            <SessionFacts page={page} session={session} />
            {!session.current && (
              <EndSession
                whole
                page={page}
                session={session}
                to="/account/sessions"
                beside={beside}
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <ButtonForm whole page={page} to="/account/sessions" beside={beside}>
          {texts.endOthers}
        </ButtonForm>
      )}
    </>
  );
}

function Passkeys({ page, props }: { page: Page; props: StaffAccountProps }) {
  const { account: { passkeys: texts }, passkeys: { name } } = page.texts;
  const { passkeys, isFull } = props;
  return (
    <>
      <p>{texts.lead}</p>
      {passkeys.length === 0 && <p>{texts.none}</p>}
      {passkeys.length > 0 && (
        <ul class="services">
          {passkeys.map((passkey) => (
            <li>
              <strong>
                <PasskeyTitle page={page} passkey={passkey} />
              </strong>
              <PasskeyTimes page={page} passkey={passkey} />
              <ButtonForm
                whole
                page={page}
                to="/account/passkeys"
                beside={!isFull}
                name="remove"
                value={passkey.id}
              >
                {texts.remove}
              </ButtonForm>
            </li>
          ))}
        </ul>
      )}
      {isFull
        ? <p class="note">{texts.full}</p>
        : (
          <Form whole page={page} to="/account/passkeys" typed>
            <Field
              page={page}
              name="name"
              label={name.label}
              hint={name.hint}
              error={nameError(page, props)}
              value={props.typed}
              dir="auto"
              inputmode="text"
              autocomplete="off"
            />
            <button type="submit" name="action" value="add" class="main">{texts.add}</button>
          </Form>
        )}
    </>
  );
}

const nameError = ({ texts }: Page, { failure }: StaffAccountProps) =>
  failure?.code === "name_too_long" ? texts.passkeys.nameTooLong : undefined;

function alarmOf(page: Page, props: StaffAccountProps): Alarm | undefined {
  const { account, window } = page.texts;
  switch (props.failure?.code) {
    case "lapsed":
      return ceremonyAlarm(page, { code: "lapsed" });
    case "refused":
      return failureAlarm(account.passkeys.refused);
    default:
      return fieldAlarm(window.correct, { name: nameError(page, props) });
  }
}
