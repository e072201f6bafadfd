/**
 * What the account keeps of a person, as its own page shows it (the privacy statement lists it). What
 * others could use is masked: the page may be open before strangers, and a stolen session must not
 * give a whole identity away.
 */
import type { Account } from "../identity/account.ts";
import { maskMobile } from "../identity/mobile.ts";
import type { PersonIdentity } from "../identity/person_identity.ts";

export interface KeptData {
  fatherName?: string;
  /** Masked, like all that follow. */
  nationalId?: string;
  fidaCode?: string;
  documentNumber?: string;
  birthDate: string;
  mobile?: string;
  email?: string;
  /** The person's own. */
  contactEmail?: string;
  postalCode?: string;
}

export function keptData({ identity, ...account }: Account): KeptData {
  const { fatherName, birthDate: { year }, mobile, email, contactEmail, postalCode } = account;
  return {
    ...maskedIdentity(identity),
    fatherName: fatherName || undefined,
    birthDate: `${year}/**/**`,
    mobile: mobile && maskMobile(mobile),
    email: email && maskEmail(email),
    contactEmail: contactEmail && maskEmail(contactEmail.address),
    postalCode: postalCode && mask(postalCode),
  };
}

function maskedIdentity(identity: PersonIdentity) {
  return identity.kind === "iranian" ? { nationalId: mask(identity.nationalId) } : {
    fidaCode: mask(identity.fidaCode),
    documentNumber: mask(identity.documentNumber),
  };
}

/** A fixed number of stars, which does not tell the length. */
const STARS = "*****";

/** At most half; passports may have five characters. */
function mask(text: string): string {
  const shown = Math.min(2, Math.floor(text.length / 4));
  return text.slice(0, shown) + STARS + text.slice(text.length - shown);
}

function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return at < 1 ? STARS : `${email.slice(0, at < 3 ? 0 : 1)}${STARS}${email.slice(at)}`;
}
