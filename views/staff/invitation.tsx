import type { InvitationFaults } from "../../domain/staff/invitation.ts";
import { fieldAlarm } from "../components/alarm.tsx";
import { Facts } from "../components/facts.tsx";
import { Latin, PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { type AppSecret, ConnectApp } from "./connect_app.tsx";
import { NewPassword, newPasswordError } from "./new_password.tsx";

export interface StaffInvitationProps extends AppSecret {
  token: string;
  name: string;
  userName: string;
  /** Characters of a password. */
  least: number;
  most: number;
  faults?: InvitationFaults;
}

/** A new member chooses a password, and shows that their app makes the right codes. */
export function staffInvitationPage(page: Page, props: StaffInvitationProps): View {
  const { texts: { staff: { invitation: texts, userName }, window } } = page;
  const { faults } = props;
  const errors = {
    password: newPasswordError(page, props, faults?.password),
    code: faults?.code && texts.errors.code[faults.code],
  };
  return {
    heading: texts.heading,
    alarm: fieldAlarm(window.correct, errors),
    content: (
      <>
        <Facts
          facts={[
            [texts.name, <PersonName>{props.name}</PersonName>],
            [userName, <Latin>{props.userName}</Latin>],
          ]}
        />
        <Form page={page} to={`/invitations/${props.token}`}>
          <h2>{texts.passwordHeading}</h2>
          <NewPassword page={page} limits={props} error={errors.password} />
          <h2>{texts.appHeading}</h2>
          <ConnectApp page={page} {...props} error={errors.code} />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
      </>
    ),
  };
}
