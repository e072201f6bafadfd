/** Another language is chosen beside a form with a file: what was typed is shown again, unsaved. */
import assert from "node:assert/strict";
import { applicationDraftRecord } from "../../../domain/application/draft.ts";
import { read } from "../../../domain/platform/read.ts";
import { agencyTest, COLLEAGUE, multipart, PDF } from "./parts.ts";

const FILE = { name: "مجوز.pdf", bytes: PDF };
/** Longer than a line, and of more fields than a short form has. */
const TYPED = { title_fa: "کتابخانه", description_fa: "و".repeat(280), jwks: "{\n}", level: "3" };

agencyTest("language: a form with a file keeps what was typed into it", async (world) => {
  const { at, cookies, send, shown, signIn, store, id } = world;
  await send(at("details"), { cookies });
  const { props: { shown: digests }, context: shownContext } = shown.at(-1)!;
  const author = shownContext.desk!.author!;
  const choose = async (fields: Record<string, string>, file = FILE) => {
    const { body, type } = await multipart({ shown: digests, author, ...fields }, file);
    const sent = { cookies, body, headers: { "content-type": type } };
    return await send(`${at("details")}?lang=en`, sent);
  };
  const answer = await choose(TYPED);
  assert.equal(answer.status, 200);
  const { page, context, props } = shown.at(-1)!;
  assert.deepEqual([page, context.language], ["applicationDetails", "en"]);
  for (const [name, value] of Object.entries(TYPED)) assert.equal(props.values[name], value);
  assert.match(answer.headers.get("set-cookie") ?? "", /panjereh_language=en/);
  assert.deepEqual((await read(store, applicationDraftRecord(id))).value!.fields, {});

  // What the form showed first still counts: a colleague's change is not overwritten.
  assert.equal(props.shown, digests);
  const colleague = await signIn(COLLEAGUE);
  const theirs = await multipart({ shown: digests, author, title_fa: "بانک" });
  await send(at("details"), {
    cookies: colleague,
    body: theirs.body,
    headers: { "content-type": theirs.type },
  });
  assert.equal((await choose(TYPED)).status, 200);
  const { shown: kept } = shown.at(-1)!.props;
  const mine = await multipart({ shown: kept, author, ...TYPED });
  const saved = { cookies, body: mine.body, headers: { "content-type": mine.type } };
  assert.equal((await send(at("details"), saved)).status, 409);
});

agencyTest("language: too much is called so, and a text browser gets the page", async (world) => {
  const { at, cookies, send, shown } = world;
  const { body, type } = await multipart({ title_fa: "و".repeat(90) });
  const headers = { "content-type": type };
  await send(`${at("letter")}?lang=ar`, { cookies, body, headers });
  assert.equal(shown.at(-1)!.page, "applicationLetter");
  await send(`${at("details")}?lang=ar`, { cookies, body, headers });
  assert.deepEqual(shown.at(-1)!.props.tooLong, [{ field: "title_fa", max: 80 }]);
  const bare = { cookies, body: new Uint8Array(), headers };
  assert.equal((await send(`${at("details")}?lang=fa`, bare)).status, 200);
  assert.equal(shown.at(-1)!.context.language, "fa");
});
