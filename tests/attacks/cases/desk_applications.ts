/** Case 48: members of an agency who want what is another's, or more than a form offers. */
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { newMessageId } from "../../../domain/outbox/message.ts";
import { listApplications } from "../../../domain/application/list.ts";
import { readOpenApi } from "../../../domain/application/write/openapi.ts";
import { systemClock } from "../../../adapters/runtime/system.ts";
import { applicationNow, submitted } from "../applications.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import { deskOf, held, OWN, signedInAs, storeOf } from "../desk_stage.ts";
import type { Stage } from "../stage.ts";

const PATHS = [
  "",
  ..."/connection /service /details /methods /contacts /letter /remarks /history".split(" "),
  ..."/files/file-1 /openapi /contacts/00000000-0000-7000-8000-000000000000/code".split(" "),
];

/** By an editor of another agency. */
async function open(stage: Stage, path: string, method: "GET" | "POST"): Promise<Attempt> {
  const id = await submitted(stage);
  await using browser = await signedInAs(stage, "sara.amini", "editor", { agencyId: "agency-2" });
  const url = `${deskOf(stage)}/applications/${id}${path}`;
  const reply = method === "GET"
    ? await browser.send(url)
    : await browser.post(url, { action: "withdraw" }, OWN);
  const { state } = await applicationNow(stage, id);
  // A form with a file is none that this request could be.
  const isClosed = [404, 403].includes(reply.status) && state === "submitted";
  return held(`${method} another agency's …${path}`, reply.status, isClosed);
}

const MORE: Record<string, string>[] = [
  { state: "live", revision: "9", live: "1", round: "3" },
  { agencyId: "agency-2", id: "application-0", number: "1", expert: "nahid", approvedBy: "nahid" },
  { __proto__: "x", constructor: "x", saved: "99", begun: "letter", service_id: "sso" },
];

/** Fields that the form does not have. */
async function assign(stage: Stage, more: Record<string, string>): Promise<Attempt> {
  const id = await submitted(stage, { state: "returned" } as Parameters<typeof submitted>[1]);
  const before = await applicationNow(stage, id);
  await using browser = await signedInAs(stage, "reza.karimi", "editor");
  const url = `${deskOf(stage)}/applications/${id}/connection`;
  const { status } = await browser.post(url, { user_name: "+new", ...more }, OWN);
  const after = await applicationNow(stage, id);
  const plain = ({ clock: _clock, ...rest }: typeof before) => JSON.stringify(rest);
  return held(`a form with ${Object.keys(more)}`, status, plain(before) === plain(after));
}

const FORMS: Record<string, string>[] = [
  {},
  { form: "a".repeat(43) },
  { form: "a".repeat(43), connection_id: "connection-1", state: "live", agencyId: "agency-1" },
];

/** An agency without an active connection to the bus. */
async function create(stage: Stage, form: Record<string, string>): Promise<Attempt> {
  const agencyId = `agency-without-${systemRandom.bytes(4).toHex()}`;
  await using browser = await signedInAs(stage, "no.connection", "manager", { agencyId });
  const { status } = await browser.post(`${deskOf(stage)}/applications/new`, form, OWN);
  using own = await storeOf(stage);
  const { total } = await listApplications(own.store, { agencyId }, { page: 1 });
  return held(`a new one with ${Object.keys(form)}`, status, status === 422 && total === 0);
}

const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const head = (rest: string) => `{"openapi":"3.1.0",${rest}}`;

/** Documents of OpenAPI that are made to cost more than they say. */
const BOMBS: Record<string, () => string> = {
  "a hundred thousand levels": () => head(`"paths":${deep(100_000)}`),
  "a hundred thousand levels below a method": () =>
    head(`"paths":{"/a":{"get":{"summary":${deep(100_000)}}}}`),
  "fifty thousand paths": () => {
    const paths = Array.from({ length: 50_000 }, (_, i) => `"/p${i}":{"get":{}}`);
    return head(`"paths":{${paths.join()}}`);
  },
  "references to itself": () =>
    head('"paths":{"/a":{"$ref":"#/paths/~1a","get":{"$ref":"#/paths/~1a/get"}}}'),
  "a title of two million characters": () =>
    head(`"paths":{"/a":{"get":{"summary":"${"x".repeat(2_000_000)}"}}}`),
  "a prototype": () => head('"paths":{"__proto__":{"get":{}},"/a":{"__proto__":{"x":1},"get":{}}}'),
  "a list in place of paths": () => head('"paths":[[[[]]]]'),
  "no document": () => "[".repeat(1_000_000),
};

function readBomb(name: string): Promise<Attempt> {
  const newId = () => newMessageId({ clock: systemClock, random: systemRandom });
  const read = readOpenApi(BOMBS[name](), { max: 40, newId });
  const items = "items" in read ? read.items : [];
  const isSmall = items.length <= 40 && JSON.stringify(items).length < 40_000;
  const isClean = !("x" in Object.prototype);
  const got = "items" in read ? "items" : read.fault;
  return Promise.resolve(held(`a document with ${name}`, got, isSmall && isClean));
}

export const DESK_APPLICATION_ATTACKS: Attack[] = [{
  number: 48,
  title: "applications: of another agency, with fields of one's own, without a connection, bombs",
  expected: "404, 422; nothing is created or changed, and documents stay small",
  attempts: (stage) => [
    ...Object.keys(BOMBS).map((name) => () => readBomb(name)),
    ...FORMS.map((form) => () => create(stage, form)),
    ...MORE.map((more) => () => assign(stage, more)),
    ...pairs(PATHS, ["GET", "POST"] as const).map(([path, method]) => () =>
      open(stage, path, method)
    ),
  ],
}];
