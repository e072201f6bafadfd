/**
 * Two agencies at the API, and two people with letters, a file, a dossier and a question: what one of
 * them has, the other tries to get.
 */
import { systemClock } from "../../adapters/runtime/system.ts";
import { accountByNationalIdRecord } from "../../domain/identity/person_identity.ts";
import { dossierEntryRecord } from "../../domain/dossier/dossier.ts";
import { lineName } from "../../domain/dossier/files.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import { listAll, read } from "../../domain/platform/read.ts";
import { subjectAt, subjectRefAt } from "../../domain/services/pairwise.ts";
import { SCOPES } from "../../routes/api/secured.ts";
import { signIn } from "../http/journey.ts";
import { openStore } from "../http/store.ts";
import { service } from "../routes/gateway/samples.ts";
import { mintToken } from "../support/agency_token.ts";
import { type CallApi, callsAt, upload } from "../support/call_api.ts";
import { pdf } from "../support/files.ts";
import { createHttpClient, type HttpClient } from "../support/http_client.ts";
import type { Stage } from "./stage.ts";

interface Agency {
  /** With every scope. */
  token: string;
  /** The two people as this agency knows them. */
  own: string;
  other: string;
}

/** What the other person has, of which nobody else learns. */
export interface Belongings {
  letter: string;
  file: string;
  dossier: string;
  /** Of the dossier's history, with the file. */
  line: string;
  /** The first agency's name for the dossier. */
  ref: string;
  tracking: string;
  question: string;
  /** Of the second page of their list. */
  cursor: string;
}

export interface Portal {
  call: CallApi;
  /** `target` has written to both people; `open` is the agency that tries. */
  target: Agency;
  open: Agency;
  /** Of the person who is not signed in in the stage's browser. */
  belongings: Belongings;
  /** What the person in the stage's browser has. */
  own: Pick<Belongings, "letter" | "dossier" | "line">;
}

const portals = new WeakMap<Stage, Promise<Portal>>();

/** Set up when it is first asked for. */
export function portalOf(stage: Stage): Promise<Portal> {
  const known = portals.get(stage) ?? setPortal(stage);
  portals.set(stage, known);
  return known;
}

export const LETTER = { kind: "decision", title: "رأی هیئت", body: "متن" };
const MATTER = { kind: "permit", title: "پروانه" };

async function setPortal(stage: Stage): Promise<Portal> {
  const call = callsAt(stage.program);
  await using browser = createHttpClient(stage.program);
  const person = stage.program.sandbox.people.find(({ persona }) => persona === "long-name")!;
  await signIn(stage.program, browser, person);
  const [target, open] = await introduce(stage, ["target", "open"], person.nationalId);
  const { token, other } = target;
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    (await call({ method: "POST", path, body, token, headers })).json();
  const file = await upload(call, { token, bytes: pdf() });
  const lines = Array.from(
    { length: 21 },
    (_, i) =>
      JSON.stringify({ key: `letter-${i}`, letter: { ...LETTER, recipient: { subject: other } } }),
  );
  await call({
    ...{ method: "POST", path: "/letters/batch", body: lines.join("\n"), token },
    headers: { "content-type": "application/x-ndjson" },
  });
  const letter = { ...LETTER, recipient: { subject: other }, attachments: [file] };
  const { id } = await post("/letters", letter, { "idempotency-key": "with-a-file" });
  const ref = "1405-1";
  const opened = await call({
    ...{ method: "PUT", path: `/dossiers/${ref}`, token },
    body: { ...MATTER, recipient: { subject: other } },
  });
  const { dossier } = opened.json();
  const line = await lineWith(stage, { call, token, file }, { ref, dossier: dossier.id });
  return {
    call,
    target,
    open,
    own: await ownOf(stage, { call, target }),
    belongings: {
      letter: id,
      file,
      dossier: dossier.id,
      line,
      ref,
      tracking: dossier.tracking_number,
      question: await askSupport(stage, browser),
      cursor: /after=([\w.~%-]+)/.exec((await browser.get(`${stage.origin}/letters`)).text)![1],
    },
  };
}

/** Both people, to each agency: as if they had entered it. */
async function introduce(
  { program, origin }: Stage,
  agencies: string[],
  otherNationalId: string,
): Promise<Agency[]> {
  const clock = systemClock;
  using opened = await openStore({ program, clock });
  const { store, hash } = opened;
  const maryam = program.sandbox.people.find(({ persona }) => persona === "verified-citizen")!;
  const [own, other] = await Promise.all(
    [maryam.nationalId, otherNationalId].map(async (nationalId) =>
      (await read(store, accountByNationalIdRecord(hash, nationalId))).value!
    ),
  );
  return await Promise.all(agencies.map(async (id) => {
    const write = commitTo(store);
    for (const account of [own, other]) write.set(subjectRefAt(id, account, hash), account);
    await write.commit();
    const agency = service({ id });
    return {
      token: await mintToken({ program, origin, clock }, {
        service: id,
        scope: Object.keys(SCOPES).join(" "),
      }),
      own: subjectAt(agency, own, hash),
      other: subjectAt(agency, other, hash),
    };
  }));
}

/** Adds a line with the file to a dossier. @returns its name in addresses */
async function lineWith(
  { program }: Stage,
  { call, token, file }: { call: CallApi; token: string; file: string },
  { ref, dossier }: { ref: string; dossier: string },
): Promise<string> {
  await call({
    ...{ method: "POST", path: `/dossiers/${ref}/events`, token },
    body: { text: "کارت شما", attachments: [file] },
    headers: { "idempotency-key": `line-of-${ref}` },
  });
  using opened = await openStore({ program, clock: systemClock });
  for await (const { value } of listAll(opened.store, dossierEntryRecord.all(dossier))) {
    if (value.files) return lineName(value);
  }
  throw new Error("The line is not there");
}

/** A letter and a dossier of one's own, each with a file. */
async function ownOf(
  stage: Stage,
  { call, target: { token, own: subject } }: Pick<Portal, "call" | "target">,
): Promise<Portal["own"]> {
  const file = await upload(call, { token, bytes: pdf() });
  const recipient = { subject };
  const posted = await call({
    ...{ method: "POST", path: "/letters", token },
    body: { ...LETTER, recipient, attachments: [file] },
    headers: { "idempotency-key": "own-with-a-file" },
  });
  const ref = "1405-own";
  const body = { ...MATTER, recipient };
  const { dossier } = (await call({ method: "PUT", path: `/dossiers/${ref}`, token, body })).json();
  const line = await lineWith(stage, { call, token, file }, { ref, dossier: dossier.id });
  return { letter: posted.json().id, dossier: dossier.id, line };
}

/** @returns its number */
async function askSupport({ origin }: Stage, browser: HttpClient): Promise<string> {
  const asked = { topic: "other", text: "سؤال من", page: "/letters" };
  const { headers } = await browser.post(`${origin}/support/new`, asked, {
    "sec-fetch-site": "same-origin",
  });
  return headers.get("location")!.replace("/support/", "");
}
