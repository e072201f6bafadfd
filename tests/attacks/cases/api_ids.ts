/** Case 32 at the agencies' API: what another agency has, by its ID. */
import { digestOf } from "../../domain/attachments/world.ts";
import { pdf } from "../../support/files.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import type { Answer, Call } from "../../support/call_api.ts";
import { LETTER, type Portal, portalOf } from "../portal.ts";
import type { Stage } from "../stage.ts";

type Asked = Omit<Call, "token">;

const KEY = { "idempotency-key": "thief" };
const CHUNK = { "content-type": "application/partial-upload", "upload-offset": "0" };
const MATTER = { kind: "permit", title: "پروانه" };

/** Whatever can be asked for by an ID: the thing's, and one that nobody has. */
const BY_ID: Record<string, { of: "letter" | "file" | "ref"; ask(id: string): Asked }> = {
  "read a letter": { of: "letter", ask: (id) => ({ path: `/letters/${id}` }) },
  "its proof": { of: "letter", ask: (id) => ({ path: `/letters/${id}/proof` }) },
  "withdraw it": {
    of: "letter",
    ask: (id) => ({
      ...{ method: "POST", path: `/letters/${id}/withdrawal`, body: { reason: "x" } },
    }),
  },
  "replace it": {
    of: "letter",
    ask: (id) => ({
      ...{ method: "POST", path: `/letters/${id}/replacement`, body: LETTER, headers: KEY },
    }),
  },
  "look at a file": { of: "file", ask: (id) => ({ path: `/attachments/${id}` }) },
  "continue it": {
    of: "file",
    ask: (id) => ({ method: "PATCH", path: `/attachments/${id}`, body: pdf(), headers: CHUNK }),
  },
  "withdraw a file": {
    of: "file",
    ask: (id) => ({ method: "DELETE", path: `/attachments/${id}` }),
  },
  "read a dossier": { of: "ref", ask: (ref) => ({ path: `/dossiers/${ref}` }) },
  "move it": {
    of: "ref",
    ask: (ref) => ({
      ...{ method: "POST", path: `/dossiers/${ref}/transitions`, body: { to: "received" } },
      headers: KEY,
    }),
  },
  "tell of it": {
    of: "ref",
    ask: (ref) => ({
      ...{ method: "POST", path: `/dossiers/${ref}/events`, body: { text: "x" }, headers: KEY },
    }),
  },
  "correct it": {
    of: "ref",
    ask: (ref) => ({
      ...{ method: "PATCH", path: `/dossiers/${ref}`, body: { title: "x" } },
      headers: { "if-match": '"1"' },
    }),
  },
};

const SPELLINGS: Record<string, (id: string) => string> = {
  "as it is": (id) => id,
  "in capitals": (id) => id.toUpperCase(),
  "escaped": (id) => id.replace(/^./, (first) => `%${first.charCodeAt(0).toString(16)}`),
  "with a query": (id) => `${id}?service=target&agencyId=target`,
  "with a slash": (id) => `${id}/`,
  "with a zero": (id) => `${id}%00`,
  "as a URN": (id) => `urn:uuid:${id}`,
};

const unknownOf = (of: string) => of === "ref" ? "1405-99999" : crypto.randomUUID();

/** Without what differs between any two requests. */
const toldBy = ({ status, text }: Answer) =>
  `${status} ${text.replaceAll(/"(?:request_id|reference)":"[^"]*"/g, "")}`;

/** What the agency sees of its own things. */
async function stateOf({ call, target: { token }, belongings }: Portal): Promise<string> {
  const { letter, file, ref } = belongings;
  const paths = [`/letters/${letter}`, `/dossiers/${ref}`, `/attachments/${file}`];
  const all = await Promise.all(paths.map((path) => call({ path, token })));
  // The scanner may say what it thinks at any time.
  return all.map(({ text }) => text.replace(/"state":"(?:pending|clean)"/, "")).join();
}

async function byId(stage: Stage, act: string, spelling: string): Promise<Attempt> {
  const portal = await portalOf(stage);
  const { of, ask } = BY_ID[act];
  const spell = SPELLINGS[spelling];
  const before = await stateOf(portal);
  const as = (id: string) => portal.call({ ...ask(spell(id)), token: portal.open.token });
  const [another, unknown] = [await as(portal.belongings[of]), await as(unknownOf(of))];
  const after = await stateOf(portal);
  const isHeld = toldBy(another) === toldBy(unknown) &&
    [400, 404, 405, 422].includes(another.status);
  const breach = isHeld ? after === before ? undefined : "changed" : toldBy(another);
  return { name: `${act}, ${spelling}`, got: String(another.status), ...breach && { breach } };
}

/** Two requests that must get the same answer: with what is another's, and with what nobody has. */
const NAMED: Record<string, (portal: Portal, of: "another" | "nobody") => Asked> = {
  "a letter to another's name for a person": ({ target }, of) =>
    letterTo(of === "another" ? target.other : "a".repeat(43)),
  "a dossier for another's name for a person": ({ target }, of) => ({
    ...{ method: "PUT", path: `/dossiers/thief-${of}` },
    body: { ...MATTER, recipient: { subject: of === "another" ? target.other : "a".repeat(43) } },
  }),
  "a letter with another's file": ({ open, belongings }, of) =>
    letterTo(open.own, {
      attachments: [of === "another" ? belongings.file : crypto.randomUUID()],
    }),
  "a letter by national ID without the right to it": (_, of) =>
    letterTo(undefined, {
      recipient: { national_id: of === "another" ? "9990001006" : "0012345679" },
    }),
  "the file's digest announced": (_, of) => ({
    ...{ method: "POST", path: "/attachments" },
    body: {
      ...{ name: "a.pdf", type: "application/pdf", size: pdf().length },
      sha256: of === "another" ? digestOf(pdf()) : "0".repeat(64),
    },
  }),
};

function letterTo(subject: string | undefined, more: object = {}): Asked {
  return {
    ...{ method: "POST", path: "/letters", body: { ...LETTER, recipient: { subject }, ...more } },
    headers: { "idempotency-key": crypto.randomUUID() },
  };
}

/** IDs, times and digests of what is new differ. */
const shapeOf = (answer: Answer) =>
  toldBy(answer).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}/g, "…");

export const API_ID_ATTACKS: Attack[] = [
  {
    number: 32,
    title: "another agency's letters, files and dossiers by their IDs, in seven spellings",
    expected: "404, 405, 422 or 400, as for an ID that nobody has, and nothing changed",
    inTurn: true,
    attempts: (stage) =>
      pairs(Object.keys(BY_ID), Object.keys(SPELLINGS))
        .map(([act, spelling]) => () => byId(stage, act, spelling)),
  },
  {
    number: 32,
    title: "letters and dossiers that name another agency's people and files",
    expected: "as if there were no such person and no such file",
    attempts: (stage) =>
      Object.entries(NAMED).map(([name, ask]) => async () => {
        const portal = await portalOf(stage);
        const asked = async (of: "another" | "nobody") =>
          await portal.call({ ...ask(portal, of), token: portal.open.token });
        const [another, nobody] = [await asked("another"), await asked("nobody")].map(shapeOf);
        const got = another.slice(0, 3);
        return { name, got, ...another !== nobody && { breach: `${another}, not ${nobody}` } };
      }),
  },
];
