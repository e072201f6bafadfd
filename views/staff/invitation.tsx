import type { QrPicture } from "../../domain/platform/qr_picture.ts";
import type { InvitationFaults } from "../../domain/staff/invitation.ts";
import { fieldAlarm } from "../components/alarm.tsx";
import { Facts } from "../components/facts.tsx";
import { Field } from "../components/field.tsx";
import { Digits, Latin, PersonName } from "../components/foreign.tsx";
import { Form } from "../components/form.tsx";
import type { Page, View } from "../components/page.ts";
import { QrCode } from "../components/pictures/qr_code.tsx";
import { fill } from "../texts/fill.ts";
import { NewPassword, newPasswordError } from "./new_password.tsx";

export interface StaffInvitationProps {
  token: string;
  name: string;
  userName: string;
  /** Of the app for codes, in base32, and as a QR code that the app reads. */
  secret: string;
  picture: QrPicture;
  /** Characters of a password. */
  least: number;
  most: number;
  faults?: InvitationFaults;
}

/** A new member chooses a password, and shows that their app makes the right codes. */
export function staffInvitationPage(page: Page, props: StaffInvitationProps): View {
  const { texts: { staff: { invitation: texts, userName }, window } } = page;
  const { faults, secret } = props;
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
          <p>{texts.appLead}</p>
          <QrCode picture={props.picture} label={texts.picture} />
          <p>
            {fill(texts.secret, { secret: <Key>{secret}</Key> })}
          </p>
          <Field
            page={page}
            name="code"
            label={texts.code}
            error={errors.code}
            value=""
            class="code"
            autocomplete="one-time-code"
          />
          <button type="submit" class="main">{texts.submit}</button>
        </Form>
      </>
    ),
  };
}

/** In groups, each of which stays on one line. */
function Key({ children }: { children: string }) {
  return (
    <bdi dir="ltr">
      {children.match(/.{1,4}/g)!.map((group) => (
        <>
          <Digits>{group}</Digits>
          {" "}
        </>
      ))}
    </bdi>
  );
}
