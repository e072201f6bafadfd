import type { QrPicture } from "../../domain/platform/qr_picture.ts";
import { Field } from "../components/field.tsx";
import { Digits } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { QrCode } from "../components/pictures/qr_code.tsx";
import { fill } from "../texts/fill.ts";

/** Of the app for codes, in base32, and as a QR code that the app reads. */
export interface AppSecret {
  secret: string;
  picture: QrPicture;
}

/** The secret, and the field for a first code by which the app shows that it has it. */
export function ConnectApp(
  { page, secret, picture, error }: AppSecret & { page: Page; error?: string },
) {
  const { invitation: texts } = page.texts.staff;
  return (
    <>
      <p>{texts.appLead}</p>
      <QrCode picture={picture} label={texts.picture} />
      <p>
        {fill(texts.secret, { secret: <Key>{secret}</Key> })}
      </p>
      <Field
        page={page}
        name="code"
        label={texts.code}
        error={error}
        value=""
        class="code"
        autocomplete="one-time-code"
      />
    </>
  );
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
