import type { Child } from "hono/jsx";
import type { PasswordFault } from "../../domain/staff/credential/password.ts";
import type { Page } from "../components/page.ts";
import { fill } from "../texts/fill.ts";
import { Password } from "./password.tsx";

/** Characters of a password. */
export interface PasswordLimits {
  least: number;
  most: number;
}

const filled = ({ format }: Page, { least, most }: PasswordLimits, text: string): Child =>
  fill(text, { least: format.digits(least), most: format.digits(most) });

export const newPasswordError = (
  page: Page,
  limits: PasswordLimits,
  fault?: PasswordFault | "different",
): Child => fault && filled(page, limits, page.texts.staff.invitation.errors.password[fault]);

/** A new password and the same again. */
export function NewPassword(
  { page, limits, error, label }: {
    page: Page;
    limits: PasswordLimits;
    error?: Child;
    /** Beside a field for the current one. */
    label?: string;
  },
) {
  const { staff: { password, invitation: texts } } = page.texts;
  return (
    <>
      <Password
        page={page}
        name="password"
        label={label ?? password}
        hint={filled(page, limits, texts.passwordHint)}
        error={error}
        isNew
      />
      <Password page={page} name="again" label={texts.again} isNew />
    </>
  );
}
