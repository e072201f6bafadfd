/** A registration that nothing is missing in, and the way of its code. */
import assert from "node:assert/strict";
import { beginRegistration, confirmRegistration } from "../../../domain/agency/register.ts";
import type { RegistrationForm } from "../../../domain/agency/registration.ts";
import type { World } from "../../support/sign_in_world.ts";

export const FORM: RegistrationForm = {
  nameFa: "کتابخانهٔ ملی",
  nameEn: "National Library",
  nameAr: "",
  companyId: "۱۴۰۰۳۷۷۸۹۹۰",
  website: "www.nlai.ir",
  letterNumber: "۱۲۳/ص",
  letterDate: "۱۴۰۵/۰۸/۲۰",
  m1Name: "رضا کریمی",
  m1NationalId: "0012345679",
  m1Position: "مدیر فناوری",
  m1Mobile: "۰۹۱۲ ۱۱۱ ۲۲۳۳",
  m1Email: "reza@nlai.ir",
  m2Name: "مریم رضایی",
  m2NationalId: "9990001006",
  m2Position: "معاون",
  m2Mobile: "09121112244",
  m2Email: "maryam@nlai.ir",
};

export interface RegisteringWorld {
  world: World;
  /** What went to which mobile, the latest last. */
  sent: [mobile: string, message: Record<string, string>][];
}

/** The same world whose messages are noted. */
export function registering(world: World): RegisteringWorld {
  const sent: RegisteringWorld["sent"] = [];
  world.deps.sms.send = (mobile, message) => {
    sent.push([mobile, message as unknown as Record<string, string>]);
    return Promise.resolve({});
  };
  return { world, sent };
}

/** The tracking number of a registration whose code came back. */
export async function registered(
  { world: { deps }, sent }: RegisteringWorld,
  form = FORM,
): Promise<string> {
  const begun = await beginRegistration(deps, form, "network-1");
  assert.ok(begun.outcome === "sent");
  const confirmed = await confirmRegistration(deps, begun.token, sent.at(-1)![1].code);
  assert.ok(confirmed.outcome === "registered");
  return confirmed.number;
}
