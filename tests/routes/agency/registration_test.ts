/** The desk's pages of registration: from the form to the managers' invitations. */
import assert from "node:assert/strict";
import {
  createManagerInvitationSender,
  MANAGER_INVITATION,
} from "../../../domain/agency/invite_managers.ts";
import { FORM } from "../../domain/agency/registration_world.ts";
import { deliverDue } from "../../support/outbox.ts";
import { DESK, deskTest, type DeskWorld, member } from "../desk/parts.ts";
import { cookiesOf } from "../parts.ts";

const EXPERT = member("maryam.expert", ["expert"], { agencyId: undefined });
type Cookies = Record<string, string>;

/** A browser that has opened the form, and its security code. */
async function opened({ send, shown, answers }: DeskWorld) {
  const cookies: Cookies = cookiesOf(await send("/register"));
  const { captchaId } = shown.at(-1)!.props;
  return { cookies, captcha: { captcha_id: captchaId, captcha: answers.get(captchaId)! } };
}

const lastCode = ({ inbox }: DeskWorld) => (inbox.at(-1)!.message as { code: string }).code;

/** The number that an organisation gets. */
async function registeredAt(world: DeskWorld, form: Cookies = { ...FORM }): Promise<string> {
  const { cookies, captcha } = await opened(world);
  const sent = await world.send("/register", { form: { ...form, ...captcha }, cookies });
  assert.equal(sent.headers.get("location"), "/register/code");
  const waiting = { ...cookies, ...cookiesOf(sent) };
  const done = await world.send("/register/code", {
    form: { code: lastCode(world) },
    cookies: waiting,
  });
  return done.headers.get("location")!.replace("/register/state/", "");
}

deskTest("registration: the form, a number, an approval, two invitations", async (world) => {
  const { send, shown, signIn, inbox } = world;
  const number = await registeredAt(world);
  assert.match(number, /^\d{13}$/);
  assert.equal((await send(`/register/state/${number}`)).status, 200);
  const { registration } = shown.at(-1)!.props;
  assert.equal(registration.state, "submitted");
  assert.deepEqual(Object.keys(registration), ["number", "state", "changedAt", "reason"]);

  const cookies = await signIn(EXPERT);
  await send("/", { cookies });
  const { sections } = shown.at(-1)!.props;
  assert.equal(sections.find(({ name }: { name: string }) => name === "registrations").count, 1);
  await send("/registrations", { cookies });
  assert.deepEqual(shown.at(-1)!.props.waiting.map(({ name }: { name: string }) => name), [
    "کتابخانهٔ ملی",
  ]);
  const path = `/registrations/${number}`;
  const decide = (form: Cookies) => send(path, { cookies, form });
  assert.equal((await decide({ to: "king", text: "" })).status, 400);
  assert.equal((await decide({ to: "invite" })).status, 409);
  assert.equal((await decide({ to: "approved", text: "" })).status, 303);
  assert.equal((await decide({ to: "rejected", text: "دیر شد" })).status, 409);
  assert.equal(shown.at(-1)!.props.text, "دیر شد");
  assert.deepEqual(shown.at(-1)!.props.managers, [null, null]);

  inbox.length = 0;
  const sender = createManagerInvitationSender({ ...world.deps, desk: DESK });
  await deliverDue(world.deps, { [MANAGER_INVITATION]: sender });
  assert.deepEqual(inbox.map(({ mobile }) => mobile).toSorted(), ["09121112233", "09121112244"]);
  await send(path, { cookies });
  assert.deepEqual(shown.at(-1)!.props.managers, ["invited", "invited"]);
  assert.equal((await decide({ to: "invite" })).status, 303);

  const again = await registeredAt(world, { ...FORM });
  const second = await send(`/registrations/${again}`, {
    cookies,
    form: { to: "approved", text: "" },
  });
  assert.equal(second.status, 409);
  assert.equal(shown.at(-1)!.props.failure, "duplicate");
});

deskTest(
  "registration: nothing is sent without a person, and nothing typed lost",
  async (world) => {
    const { send, shown, inbox } = world;
    const { cookies, captcha } = await opened(world);
    const long = { ...FORM, nameFa: "ب".repeat(900) };
    assert.equal((await send("/register", { form: { ...long, ...captcha }, cookies })).status, 422);
    assert.equal(shown.at(-1)!.props.form.nameFa, long.nameFa);
    assert.deepEqual(shown.at(-1)!.props.faults, { nameFa: "long" });
    assert.equal(shown.at(-1)!.props.captchaId, captcha.captcha_id, "the picture stays");
    const other = await send("/register", { form: { ...FORM, action: "new_captcha" }, cookies });
    assert.equal(other.status, 200);
    assert.equal(shown.at(-1)!.props.form.m2Email, FORM.m2Email);
    const robot = { ...FORM, captcha_id: captcha.captcha_id, captcha: "" };
    assert.equal((await send("/register", { form: robot, cookies })).status, 422);
    assert.equal(shown.at(-1)!.props.captchaError, "missing");
    assert.equal(shown.at(-1)!.props.form.nameFa, FORM.nameFa);
    assert.equal(inbox.length, 0);
    const sent = await send("/register", { form: { ...FORM, ...captcha }, cookies });
    assert.equal(sent.status, 303);
    const waiting = { ...cookies, ...cookiesOf(sent) };
    const wrong = lastCode(world) === "111111" ? "222222" : "111111";
    const enter = (code: string) => send("/register/code", { form: { code }, cookies: waiting });
    assert.equal((await enter("")).status, 422);
    assert.equal((await enter(wrong)).status, 422);
    assert.deepEqual(shown.at(-1)!.props, {
      mobile: "0912***2233",
      error: { code: "wrong", triesLeft: 4 },
    });
  },
);

deskTest("registration: what was returned opens to a code alone", async (world) => {
  const { send, shown, signIn } = world;
  const number = await registeredAt(world);
  const state = `/register/state/${number}`;
  assert.equal((await send(state, { form: {} })).status, 404, "it was not returned");
  const expert = await signIn(EXPERT);
  const decide = (text: string) =>
    send(`/registrations/${number}`, { cookies: expert, form: { to: "returned", text } });
  assert.equal((await decide("")).status, 422);
  assert.equal((await decide("تاریخ نامه")).status, 303);
  const asked = await send("/register/state", { form: { number: ` ${number} ` } });
  assert.equal(asked.headers.get("location"), state);
  await send(state);
  assert.equal(shown.at(-1)!.props.registration.reason, "تاریخ نامه");

  const { inbox } = world;
  const before = inbox.length;
  const page = cookiesOf(await send(state));
  const { captchaId: captcha_id } = shown.at(-1)!.props;
  const robots = [{}, { captcha_id, captcha: "" }, { captcha_id: "x", captcha: "123456" }];
  for (const robot of robots as Cookies[]) {
    assert.equal((await send(state, { form: robot, cookies: page })).status, 422);
    assert.ok(shown.at(-1)!.props.captchaError);
  }
  const other = await send(state, { form: { action: "new_captcha" }, cookies: page });
  assert.equal(other.status, 200);
  assert.equal(inbox.length, before, "strangers spend no SMS of the contact");
  const captcha = world.answers.get(shown.at(-1)!.props.captchaId)!;
  const right = { captcha_id: shown.at(-1)!.props.captchaId, captcha };
  const sent = await send(state, { form: right, cookies: page });
  assert.equal(sent.headers.get("location"), "/register/code");
  assert.equal(inbox.length, before + 1);
  assert.equal((await send(state, { form: right, cookies: page })).status, 422, "once only");
  const cookies = { ...page, ...cookiesOf(sent) };
  const early = await send("/register/correct", { cookies });
  assert.equal(early.headers.get("location"), "/register?lapsed", "no code came back");
  const tried = await send("/register/correct", { cookies, form: { ...FORM } });
  assert.equal(tried.headers.get("location"), "/register?lapsed");
  const entered = await send("/register/code", { cookies, form: { code: lastCode(world) } });
  assert.equal(entered.headers.get("location"), "/register/correct");
  await send("/register/correct", { cookies });
  assert.equal(shown.at(-1)!.props.form.m2Mobile, FORM.m2Mobile);
  const correct = (form: Cookies) => send("/register/correct", { cookies, form });
  assert.equal((await correct({ ...FORM, m1Mobile: "09129998877" })).status, 422);
  assert.deepEqual(shown.at(-1)!.props.faults, { m1Mobile: "fixed" });
  assert.equal((await correct({ ...FORM, letterNumber: "۱۲۴" })).headers.get("location"), state);
  await send(state);
  assert.equal(shown.at(-1)!.props.registration.state, "submitted");
});

deskTest("registration: with htmx too, the code's page follows the form", async (world) => {
  const { cookies, captcha } = await opened(world);
  const sent = await world.send("/register", {
    form: { ...FORM, ...captcha },
    cookies,
    headers: { "hx-request": "true", "hx-request-type": "partial" },
  });
  assert.equal(sent.headers.get("hx-push-url"), "/register/code");
  assert.equal(world.shown.at(-1)!.page, "agencyCode");
});

deskTest("registration: a number that nobody has shows nothing", async ({ send, shown }) => {
  assert.equal((await send("/register/state/4029183746507")).status, 404);
  assert.equal((await send("/register/state", { form: { number: "12" } })).status, 422);
  assert.equal(shown.at(-1)!.props.error, "format");
  assert.equal((await send("/register/code")).headers.get("location"), "/register?lapsed");
});
