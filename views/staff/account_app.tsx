import { fieldAlarm } from "../components/alarm.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { type AppSecret, ConnectApp } from "./connect_app.tsx";

export interface StaffAppProps extends AppSecret {
  /** By which the answer finds the secret again. */
  opened: string;
  fault?: "missing" | "wrong";
}

/** Another app for codes takes the place of the one that the member had. */
export function staffAppPage(page: Page, { opened, fault, ...secret }: StaffAppProps): View {
  const { account, staff: { invitation }, window } = page.texts;
  const { app: texts } = account;
  const code = fault && invitation.errors.code[fault];
  return {
    heading: texts.change,
    alarm: fieldAlarm(window.correct, { code }),
    content: (
      <>
        <p>{texts.lead}</p>
        <Form page={page} to="/account/app">
          <input type="hidden" name="opened" value={opened} />
          <ConnectApp page={page} {...secret} error={code} />
          <button type="submit" class="main">{texts.save}</button>
        </Form>
        <a href="/account">{account.heading}</a>
      </>
    ),
  };
}
