/** The desk's pages of bus connections: whose they are, and that nothing typed is lost. */
import assert from "node:assert/strict";
import { deskTest, member } from "../desk/parts.ts";

const FORM = {
  bus: "gsb",
  purpose: "استعلام عضویت",
  contactName: "سارا محمدی",
  contactPosition: "کارشناس شبکه",
  contactMobile: "09121112233",
  contactEmail: "",
  addresses: "192.0.2.10",
  userNames: "library",
};
const EXPERT = member("maryam.expert", ["expert"], { agencyId: undefined });

deskTest("bus: an agency asks, an expert activates, and others see nothing", async (world) => {
  const { send, shown, signIn } = world;
  const editor = await signIn(member("sara.editor", ["editor"]));
  const other = await signIn(member("omid.editor", ["manager"], { agencyId: "agency-2" }));
  const reader = await signIn(member("reza.reader", ["reader"]));
  const expert = await signIn(EXPERT);

  const faulty = { ...FORM, addresses: "nowhere", action: "send" };
  assert.equal((await send("/connections/new", { cookies: editor, form: faulty })).status, 422);
  assert.equal(shown.at(-1)!.props.form.addresses, "nowhere");
  assert.deepEqual(shown.at(-1)!.props.faults, { addresses: "format" });

  const asked = await send("/connections/new", {
    cookies: editor,
    form: { ...FORM, action: "send", state: "active", agencyId: "agency-2", id: "../x" },
  });
  assert.equal(asked.status, 303);
  const path = asked.headers.get("location")!;
  assert.match(path, /^\/connections\/[\da-f-]{36}$/);
  assert.equal((await send(path, { cookies: reader })).status, 200);
  assert.equal(shown.at(-1)!.props.connection.state, "submitted");
  assert.equal(shown.at(-1)!.props.editing, undefined);
  assert.equal((await send(path, { cookies: other })).status, 404);
  assert.equal(
    (await send(path, { cookies: other, form: { ...FORM, action: "end" } })).status,
    404,
  );

  await send("/bus", { cookies: expert });
  const [{ path: review, agency }] = shown.at(-1)!.props.connections;
  assert.equal(agency.text, "agency-1");
  const decide = (form: Record<string, string>) => send(review, { cookies: expert, form });
  assert.equal((await decide({ to: "returned", text: "" })).status, 422);
  assert.equal((await decide({ to: "king", text: "" })).status, 400);
  assert.equal((await decide({ to: "active", text: "", userNames: "library" })).status, 303);
  assert.equal((await decide({ to: "rejected", text: "دیر شد" })).status, 409);
  assert.equal(shown.at(-1)!.props.typed.text, "دیر شد");
  await send(path, { cookies: editor });
  assert.equal(shown.at(-1)!.props.connection.state, "active");
  assert.equal((await send(path, { cookies: editor, form: { action: "end" } })).status, 303);
});

deskTest("bus: a draft is the agency's alone", async ({ send, signIn, shown }) => {
  const editor = await signIn(member("sara.editor", ["editor"]));
  const expert = await signIn(EXPERT);
  const form = { ...FORM, purpose: "", action: "save" };
  const saved = await send("/connections/new", { cookies: editor, form });
  const path = saved.headers.get("location")!;
  await send(path, { cookies: editor });
  assert.equal(shown.at(-1)!.props.editing.form.bus, "gsb");
  const review = path.replace("/connections/", "/bus/agency-1/");
  assert.equal((await send(review, { cookies: expert })).status, 404);
});
