/**
 * More is typed into a field than its form reads: the page comes back with all that was typed. For each
 * text field of each form that opens without a record, with pages as people see them.
 */
import assert from "node:assert/strict";
import { elements, mainOf, views } from "../../views/sample.ts";
import { deskTest, member } from "../desk/parts.ts";
import { type Sent, SIGNED_IN, windowTest, type WindowWorld } from "../parts.ts";

const LONG = "نوشته ".repeat(2000).trim();
const OTHER = "12";

interface FormOnPage {
  to: string;
  /** As a browser would send them: hidden ones, texts, and the first button. */
  fields: Record<string, string>;
  /** Names of its text fields. */
  texts: string[];
}

function formsIn(html: string): FormOnPage[] {
  const forms = [...html.matchAll(/<form\b([^>]*method="post"[^>]*)>(.*?)<\/form>/gs)];
  return forms.filter(([, attributes]) => !attributes.includes("enctype")).map(
    ([, attributes, content]) => {
      const all = elements(content).map(({ name, attributes: given }) => ({
        name: given.get("name") ?? "",
        type: name === "input" ? given.get("type") ?? "text" : name,
        value: given.get("value") ?? "",
      }));
      const texts = all.filter(({ type }) => ["text", "password", "textarea"].includes(type))
        .map(({ name }) => name);
      const button = all.filter(({ type, name }) => type === "button" && name !== "").slice(0, 1);
      const sent = [...all.filter(({ type }) => type === "hidden"), ...button]
        .map(({ name, value }) => [name, value]);
      const fields = Object.fromEntries([...sent, ...texts.map((name) => [name, OTHER])]);
      return { to: /action="([^"]*)"/.exec(attributes)![1], fields, texts };
    },
  );
}

const isSecret = (name: string) => /^captcha|password|^again$/.test(name);

/** What stands in this field, as it is written in HTML. */
const valueIn = (html: string, name: string) =>
  new RegExp(`<textarea[^>]* name="${name}"[^>]*>([^<]*)<`).exec(html)?.[1] ??
    new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];

/** @returns "path: field" of all that were tried. */
async function tryAll(
  { send }: Pick<WindowWorld, "send">,
  paths: string[],
  { cookies, most }: { cookies?: Sent["cookies"]; most: number },
): Promise<string[]> {
  const tried: string[] = [];
  for (const path of paths) {
    const html = mainOf(await (await send(path, { cookies })).text());
    for (const { to, fields, texts } of formsIn(html)) {
      for (const name of texts) {
        const form: Record<string, string> = { ...fields, [name]: LONG.slice(0, most) };
        const answer = await send(to, { cookies, form });
        const what = `${to}: ${name}`;
        assert.equal(answer.status, 422, what);
        const again = mainOf(await answer.text());
        assert.match(again, new RegExp(` id="${name}-error"`), what);
        for (const other of texts.filter((other) => !isSecret(other))) {
          assert.equal(valueIn(again, other), form[other], `${what}: ${other} is shown again`);
        }
        tried.push(what);
      }
    }
  }
  return tried;
}

deskTest("too long: each form of the desk that opens comes back whole", async (world) => {
  const { signIn } = world;
  const ofAgency = await signIn(member("a", ["manager", "editor", "key_holder"]));
  const roles = ["expert", "operator", "support"] as const;
  const ofWindow = await signIn(member("w", roles, { agencyId: undefined }));
  const open = ["/login", "/register", "/recovery"];
  const agencys = ["/members/invite", "/help/new", "/connections/new", "/account"];
  const windows = ["/people", "/banners", "/staff", "/answers/new", "/proposals"];
  const tried = [
    ...await tryAll(world, open, { most: 12_000 }),
    ...await tryAll(world, agencys, { cookies: ofAgency, most: 12_000 }),
    ...await tryAll(world, windows, { cookies: ofWindow, most: 12_000 }),
  ];
  assert.ok(tried.length >= 50, String(tried));
}, { deps: { views } });

windowTest("too long: each form of the window that opens comes back whole", async (world) => {
  const own = ["/profile/postal-code", "/support/new", "/profile/contact", "/track", "/profile"];
  const tried = [
    ...await tryAll(world, ["/login"], { most: 1000 }),
    ...await tryAll(world, own, { cookies: SIGNED_IN, most: 2000 }),
  ];
  assert.ok(tried.length >= 6, String(tried));
}, { deps: { views } });
