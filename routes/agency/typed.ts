/** The form of a registration as a browser sends it, and the cookie that its code waits for. */
import type { RegistrationForm } from "../../domain/agency/registration.ts";
import { pendingRegistrationRecord } from "../../domain/agency/pending.ts";
import { SECOND } from "../../domain/platform/platform.ts";
import type { Visit } from "../site/visit.ts";
import { CAPTCHA_FIELDS } from "../staff/security_code.ts";

export const NO_FORM: RegistrationForm = {
  nameFa: "",
  nameEn: "",
  nameAr: "",
  companyId: "",
  website: "",
  letterNumber: "",
  letterDate: "",
  m1Name: "",
  m1NationalId: "",
  m1Position: "",
  m1Mobile: "",
  m1Email: "",
  m2Name: "",
  m2NationalId: "",
  m2Position: "",
  m2Mobile: "",
  m2Email: "",
};
const NAMES = Object.keys(NO_FORM) as (keyof RegistrationForm)[];
/** So much is read and called too long, so that nothing typed is lost. */
const LONG = Object.fromEntries(NAMES.map((name) => [name, 1000]));

export async function registrationFormIn(visit: Visit) {
  const { captcha, captcha_id: captchaId, proof: _proof, action, ...form } = await visit.form(
    [...NAMES, ...CAPTCHA_FIELDS],
    LONG,
  );
  return { form, action, captcha, captchaId };
}

/** From now on this browser waits for the code. */
export async function waitForCode(visit: Visit, token: string): Promise<Response> {
  const maxAge = pendingRegistrationRecord("").expireIn! / SECOND;
  visit.setCookie("panjereh_desk_registration", token, { maxAge });
  return await visit.goTo("/register/code");
}
