/** How an organisation and its managers come to the desk, which the guide names in its notes. */
import assert from "node:assert/strict";
import { DESK_PASSWORD } from "../../../adapters/sandbox/people/desk_staff.ts";
import { parseCompanyId } from "../../../domain/company/company_id.ts";
import { parseNationalId } from "../../../domain/identity/national_id.ts";
import { fillPlain } from "../../../views/texts/fill.ts";
import { readCode } from "../../browser/support/citizen.ts";
import { eventually } from "../../support/waiting.ts";
import { ownCredentials } from "./credentials.ts";
import type { Member } from "./member.ts";
import { chapter, type Sentence, type Walk } from "./sentence.ts";

const NEW_PASSWORD = `${DESK_PASSWORD} نو`;

/** The contact's number with another digit, so that no two scenes share a phone. */
const managersPhone = ({ contact }: Walk) => contact.replace("0912000800", "0912000801");
const secondPhone = ({ contact }: Walk) => contact.replace("0912000800", "0912000802");

/** `digits` with the check digit at its end. */
function checked(digits: string, parse: (text: string) => object): string {
  const whole = Array.from("0123456789", (last) => digits + last)
    .find((text) => !("error" in parse(text)));
  assert.ok(whole);
  return whole;
}

/** No two scenes share the organisation or its managers. */
function formOf(walk: Walk): Record<string, string> {
  const scene = walk.contact.at(-1)!;
  return {
    ...{ nameFa: `موزهٔ ${scene}`, companyId: checked(`140037790${scene}`, parseCompanyId) },
    ...{ website: "museum.example.ir", letterNumber: `${scene}/م`, letterDate: "۱۴۰۴/۰۸/۲۰" },
    ...{ m1Name: "نگار صالحی", m1NationalId: checked(`99912340${scene}`, parseNationalId) },
    ...{ m1Position: "مدیر فناوری", m1Mobile: managersPhone(walk), m1Email: "n@museum.example.ir" },
    ...{ m2Name: "امید نوروزی", m2NationalId: checked(`99912341${scene}`, parseNationalId) },
    ...{ m2Position: "معاون", m2Mobile: secondPhone(walk), m2Email: "o@museum.example.ir" },
  };
}

/** The newest message on the phone that `pattern` finds something in. */
async function readMessage({ stage }: Walk, mobile: string, pattern: RegExp): Promise<string> {
  const { origin } = stage.program.sandbox;
  return await eventually(async () => {
    const messages = await (await fetch(`${origin}/phones/${mobile}.json`)).json();
    const found = messages.map(({ text }: { text: string }) => pattern.exec(text)?.[1])
      .find(Boolean);
    assert.ok(found, `no message on ${mobile} has ${pattern}`);
    return found;
  });
}

async function acceptInvitation(walk: Walk, manager: Member): Promise<void> {
  const { page, texts: { staff } } = manager;
  const link = await readMessage(walk, managersPhone(walk), /(\/invitations\/[\w-]{43})/);
  await manager.goTo(link);
  await manager.see(staff.invitation.heading);
  const userName = await page.locator("main dd").nth(1).innerText();
  const [before, after] = staff.invitation.secret.split("{secret}");
  const line = await page.locator("main p", { hasText: before || after }).innerText();
  const secret = line.replace(before, "").replace(after, "").replace(/[^A-Z2-7]/g, "");
  const chosen = { userName: userName.trim(), password: DESK_PASSWORD, secret };
  manager.who = ownCredentials(walk.stage, chosen);
  const { password } = chosen;
  await manager.fill({ password, again: password, code: await manager.who.code() });
  await manager.press(staff.invitation.submit);
}

async function recoverPassword(walk: Walk, manager: Member): Promise<void> {
  const { home, recovery, staff } = manager.texts;
  await manager.press(home.signOut);
  await manager.see(staff.signIn.heading);
  await manager.follow(recovery.heading);
  await manager.see(recovery.heading);
  await manager.fill({ user_name: manager.who.userName });
  await manager.typePicture();
  await manager.press(recovery.submit);
  await manager.see(recovery.codeHeading);
  const code = await readCode(walk.stage.program.sandbox, managersPhone(walk));
  await manager.fill({ code, password: NEW_PASSWORD, again: NEW_PASSWORD });
  await manager.press(recovery.save);
  // Nobody else of the organisation has accepted yet.
  await manager.page.getByText(recovery.waits.operator).waitFor();
  await approveRecovery(await walk.member("sample.operator"));
  manager.who = { ...manager.who, password: NEW_PASSWORD };
  await manager.enter();
}

async function approveRecovery(operator: Member): Promise<void> {
  const { deskHome, recovery } = operator.texts;
  await operator.follow(deskHome.sections.recoveries.title);
  await operator.see(recovery.waiting);
  await operator.press(recovery.approve);
  await operator.proveAgain();
  await operator.see(recovery.waiting);
}

export const REGISTRATION: readonly Sentence[] = chapter("ثبت‌نام سازمان", {
  "سازمان ثبت‌نام می‌کند و تلفن همراه مدیر آن تأیید می‌شود": async (walk) => {
    const { newcomer } = walk;
    const { agency } = newcomer.texts;
    await newcomer.goTo();
    await newcomer.follow(agency.link);
    await newcomer.see(agency.heading);
    await newcomer.fill(formOf(walk));
    await newcomer.typePicture();
    await newcomer.press(agency.submit);
    await newcomer.see(agency.code.heading);
    const code = await readCode(walk.stage.program.sandbox, managersPhone(walk));
    await newcomer.fill({ code });
    await newcomer.press(agency.code.submit);
    await newcomer.see(agency.state.heading);
  },
  "کارشناس ثبت‌نام را تأیید می‌کند": async (walk) => {
    const expert = await walk.member("sample.expert");
    const { agency: { review }, deskHome } = expert.texts;
    await expert.follow(deskHome.sections.registrations.title);
    await expert.see(review.heading);
    const name = formOf(walk).nameFa;
    await expert.press(expert.page.locator("main a", { hasText: name }));
    await expert.see(fillPlain(review.one, { name }));
    await expert.press(review.approve);
    await expert.see(fillPlain(review.one, { name }));
  },
  "نام کاربری با پیامک می‌رسد و مدیر وارد می‌شود": async (walk) => {
    await acceptInvitation(walk, walk.newcomer);
    await walk.newcomer.enter();
  },
  "در صورتی که رمز عبور خود را فراموش کرده‌اید از طریق بازیابی رمز عبور اقدام نمایید": (walk) =>
    recoverPassword(walk, walk.newcomer),
});
