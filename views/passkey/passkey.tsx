import { fieldAlarm } from "../components/alarm.tsx";
import { Field } from "../components/field.tsx";
import { Form } from "../components/form.tsx";
import { withNames } from "../components/names.tsx";
import type { Page, View } from "../components/page.ts";
import { PasskeyTimes, type ShownPasskey } from "./passkeys.tsx";

export interface PasskeyProps {
  passkey: ShownPasskey;
  /** As typed; by default its name. */
  typed?: string;
  error?: "name_too_long";
}

/** One of the person's passkeys, with what can be done with it. */
export function passkeyPage(page: Page, { passkey, typed, error: code }: PasskeyProps): View {
  const { texts: { passkeys, passkey: texts } } = page;
  const path = `/passkeys/${passkey.id}`;
  const error = code && passkeys.nameTooLong;
  return {
    heading: texts.heading,
    alarm: fieldAlarm(page.texts.window.correct, { name: error }),
    content: (
      <>
        <PasskeyTimes page={page} passkey={passkey} />
        <Form page={page} to={path} typed>
          <Field
            page={page}
            name="name"
            label={passkeys.name.label}
            hint={passkeys.name.hint}
            error={error}
            value={typed ?? passkey.name ?? ""}
            dir="auto"
            inputmode="text"
            autocomplete="off"
          />
          <button type="submit" name="action" value="rename" class="main">{texts.rename}</button>
        </Form>
        <h2>{texts.removing.title}</h2>
        {texts.removing.steps.map((step) => <p>{withNames(page, step)}</p>)}
        <Form page={page} to={path}>
          <button type="submit" name="action" value="remove">{texts.remove}</button>
        </Form>
        <a href="/passkeys">{passkeys.heading}</a>
      </>
    ),
  };
}
