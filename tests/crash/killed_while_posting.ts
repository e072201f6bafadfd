/** `kill -9` while an agency posts letters and uploads files, again and again. */
import { systemClock } from "../../adapters/runtime/system.ts";
import { accountByNationalIdRecord } from "../../domain/identity/person_identity.ts";
import { boxItemRecord } from "../../domain/messages/box.ts";
import { unreadRecord } from "../../domain/messages/marks.ts";
import { commitTo } from "../../domain/platform/commit.ts";
import { listAll, read } from "../../domain/platform/read.ts";
import { subjectAt, subjectRefAt } from "../../domain/services/pairwise.ts";
import { SCOPES } from "../../routes/api/secured.ts";
import { signIn } from "../http/journey.ts";
import { openStore } from "../http/store.ts";
import { service } from "../routes/gateway/samples.ts";
import { mintToken } from "../support/agency_token.ts";
import { announce, callsAt, sendRest } from "../support/call_api.ts";
import { pdf } from "../support/files.ts";
import { createHttpClient } from "../support/http_client.ts";
import type { TestProgram } from "../support/program.ts";
import { until } from "../support/waiting.ts";
import { startGateway } from "./killing.ts";
import { createMortalProgram } from "./mortal_program.ts";

export interface PostedDespiteKills {
  /** Letters that were asked for, each under a key of its own. */
  letters: number;
  /** Requests that died with the program and were made again. */
  unanswered: number;
  /** Keys of which two answers named two letters. */
  doubled: number;
  /** Letters in the person's box at the end, and those that are unread. */
  inBox: number;
  unread: number;
  /** Files that were begun, and those that were whole and scanned at the end. */
  files: number;
  clean: number;
}

const AT_ONCE = 8;
/** 400 KB, in chunks of 20 KB. */
const FILE = { bytes: pdf("x".repeat(400_000)), chunk: 20_000 };
const AGENCY = service({ id: "court" });

export async function killWhilePosting(kills: number): Promise<PostedDespiteKills> {
  const court = { id: AGENCY.id, title: { fa: "دادگاه" }, upstream: "http://127.0.0.1:1" };
  const program = await createMortalProgram(court);
  const { origin, port, dataDir, sandbox } = program;
  const call = callsAt({ origin, port });
  const answers = new Map<string, Set<string>>();
  const waiting: string[] = [];
  const files: string[] = [];
  let [letters, answered, unanswered] = [0, 0, 0];
  let agency: Awaited<ReturnType<typeof introduce>> | undefined;

  /** @returns whether it was answered */
  async function post(key: string, { subject, token }: typeof agency & object): Promise<boolean> {
    const body = { recipient: { subject }, kind: "decision", title: `رأی ${key}`, body: "متن" };
    const headers = { "idempotency-key": key };
    try {
      const { status, json } = await call({
        method: "POST",
        path: "/letters",
        body,
        token,
        headers,
      });
      if (status !== 202) return false;
      answered++;
      answers.set(key, (answers.get(key) ?? new Set()).add(json().id));
      return true;
    } catch {
      return false;
    }
  }

  async function postOn(isOver: () => boolean, known: typeof agency & object): Promise<void> {
    while (!isOver()) {
      const key = waiting.shift() ?? `letter-${++letters}`;
      if (await post(key, known)) continue;
      unanswered++;
      waiting.push(key);
    }
  }

  try {
    for (let life = 0; life < kills; life++) {
      await using child = await startGateway(program, 0);
      const known = agency ??= await introduce(program);
      let isOver = false;
      const file = announce(call, { token: known.token, ...FILE }).then((id) => {
        files.push(id);
        return sendRest(call, id, { token: known.token, ...FILE });
      }).catch(() => {});
      const posting = Array.from({ length: AT_ONCE }, () => postOn(() => isOver, known));
      // At another letter in each life, with others and a chunk of the file under way.
      const enough = answered + 1 + life * 7 % 40;
      await until(() => answered >= enough, "letters are taken", 60_000);
      child.kill("SIGKILL");
      isOver = true;
      await Promise.all([file, ...posting]);
      await child.ended();
    }
    await using _ = await startGateway(program, 0);
    const known = agency!;
    // Each once more: what was answered before must be answered the same.
    const keys = [...new Set([...answers.keys(), ...waiting])];
    for (const key of keys) await post(key, known);
    for (const id of files) await sendRest(call, id, { token: known.token, ...FILE });
    const stateOf = async (id: string) =>
      (await call({ path: `/attachments/${id}`, token: known.token })).json().state;
    const isScanned = async () => !(await Promise.all(files.map(stateOf))).includes("pending");
    await until(isScanned, "all files are scanned", 30_000);
    using opened = await openStore({ program, clock: systemClock });
    const count = async (all: ReturnType<typeof boxItemRecord.all>) =>
      (await Array.fromAsync(listAll(opened.store, all))).length;
    return {
      letters: keys.length,
      unanswered,
      doubled: answers.values().filter((ids) => ids.size > 1).toArray().length,
      inBox: await count(boxItemRecord.all(known.accountId)),
      unread: await count(unreadRecord.all(known.accountId) as never),
      files: files.length,
      clean: (await Promise.all(files.map(stateOf))).filter((state) => state === "clean").length,
    };
  } finally {
    await sandbox.stop();
    await Deno.remove(dataDir, { recursive: true });
  }
}

/** A person signs in, and is known to the agency. */
async function introduce(program: TestProgram) {
  const { origin, sandbox } = program;
  const person = sandbox.people.find(({ persona }) => persona === "verified-citizen")!;
  await using browser = createHttpClient(program);
  await signIn(program, browser, person);
  const clock = systemClock;
  using opened = await openStore({ program, clock });
  const { store, hash } = opened;
  const { value } = await read(store, accountByNationalIdRecord(hash, person.nationalId));
  const accountId = value!;
  await commitTo(store).set(subjectRefAt(AGENCY.id, accountId, hash), accountId).commit();
  const hour = Math.floor(clock.now() / 1000) + 3600;
  const token = await mintToken({ program, origin, clock }, {
    service: AGENCY.id,
    scope: Object.keys(SCOPES).join(" "),
    claims: { exp: hour },
  });
  return { accountId, subject: subjectAt(AGENCY, accountId, hash), token };
}
