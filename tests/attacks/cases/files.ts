/** Case 31: files that are not what they say, and addresses that are not one's own. */
import { createKeyedHash, deriveKey } from "../../../adapters/keys/keyed_hash.ts";
import { createSeal } from "../../../adapters/keys/seal.ts";
import { readSecretFile } from "../../../adapters/configuration/secret_file.ts";
import { systemClock, systemRandom } from "../../../adapters/runtime/system.ts";
import { newSha256 } from "../../../adapters/scan/digest.ts";
import { openDenoKvStore } from "../../../adapters/store/deno_kv.ts";
import { fileAddress } from "../../../domain/attachments/address.ts";
import { type Attachment, attachmentRecord } from "../../../domain/attachments/attachment.ts";
import { MEDIA_TYPES, type MediaType } from "../../../domain/attachments/file/media_types.ts";
import { inspect } from "../../../domain/attachments/inspect/mod.ts";
import { pieceRecord } from "../../../domain/attachments/pieces.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { contentOf } from "../../domain/attachments/content.ts";
import { digestOf } from "../../domain/attachments/world.ts";
import {
  bytesOf,
  DOCX,
  docx,
  joined,
  jpeg,
  ODT,
  odt,
  pdf,
  png,
  tiff,
  XLSX,
  xlsx,
  zip,
} from "../../support/files.ts";
import { type Attack, type Attempt, pairs } from "../attack.ts";
import type { Stage } from "../stage.ts";

const SOUND: Record<MediaType, Uint8Array<ArrayBuffer>> = {
  "application/pdf": pdf(),
  "image/png": png(),
  "image/jpeg": jpeg(),
  "image/tiff": tiff(),
  "text/plain": bytesOf("text"),
  "text/csv": bytesOf("a,b"),
  [DOCX]: docx(),
  [XLSX]: xlsx(),
  [ODT]: odt(),
};

const STRANGERS: Record<string, Uint8Array<ArrayBuffer>> = {
  page: bytesOf("<!doctype html><script>alert(1)</script>"),
  svg: bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  xml: bytesOf('<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><a/>'),
  archive: zip([{ name: "evil.js", data: "alert(1)" }]),
  "archive with a comment": zip([{ name: "evil.js" }], { comment: "%%EOF\n" }),
  program: bytesOf("MZ\x90\0\x03\0\0\0"),
  script: bytesOf("#!/bin/sh\nrm -rf /\0"),
};

/** Plain text may end with anything that is text, and a TIFF's parts lie anywhere in it. */
const mayFollow = (type: MediaType, stranger: string) =>
  /^text\/|tiff$/.test(type) && !/archive/.test(stranger) &&
  !(type.startsWith("text/") && /program|script/.test(stranger));

async function examined(type: MediaType, bytes: Uint8Array, name: string): Promise<Attempt> {
  const got = await inspect(contentOf(bytes, 4096), { type, sha256: digestOf(bytes) }, newSha256);
  return { name, got: got ?? "taken", ...!got && { breach: "taken" } };
}

/** A clean file in the store of the running program, and an address that its window makes. */
async function placeFile({ program }: Stage) {
  const secret = await readSecretFile(`${program.dataDir}/secret_key`);
  const deps = { seal: createSeal(deriveKey(secret, "one_time_codes")), clock: systemClock };
  const store = await openDenoKvStore({
    url: `kv:${program.dataDir}/panjereh.sqlite3`,
    clock: systemClock,
    random: systemRandom,
  });
  const file = (state: Attachment["state"]): Attachment => ({
    ...{ id: crypto.randomUUID(), service: "target", name: "a.pdf", type: "application/pdf" },
    ...{ size: pdf().length, offset: pdf().length, sha256: digestOf(pdf()), state },
    changedAt: systemClock.now(),
    isKept: true,
  });
  const files = { clean: file("clean"), infected: file("infected"), pending: file("pending") };
  const write = commitTo(store);
  for (const one of Object.values(files)) {
    write.set(attachmentRecord(one.id), one).set(pieceRecord(one.id, 0), pdf());
  }
  await write.commit();
  store.close();
  const addressOf = (id: string, at = deps) =>
    fileAddress(at, { accountId: "account-1", attachment: id }, "en");
  const past = { ...deps, clock: { now: () => systemClock.now() - 5 * 60_000 } };
  const foreign = { ...deps, seal: createSeal(new Uint8Array(32)) };
  const hash = createKeyedHash(secret).digest("handoff", files.clean.id);
  const right = addressOf(files.clean.id);
  const key = new URL(right, "http://a").searchParams.get("key")!;
  const altered = (at: number) =>
    `/${files.clean.id}?key=${key.slice(0, at)}${key[at] === "A" ? "B" : "A"}${key.slice(at + 1)}`;
  return {
    right,
    wrong: {
      "no key": `/${files.clean.id}`,
      "an empty key": `/${files.clean.id}?key=`,
      "a hash of ours as the key": `/${files.clean.id}?key=${hash}`,
      "another file's key": `/${files.pending.id}?key=${key}`,
      "an infected file": addressOf(files.infected.id),
      "a file that is not scanned": addressOf(files.pending.id),
      "a file that is not there": addressOf(crypto.randomUUID()),
      "a key of five minutes ago": addressOf(files.clean.id, past),
      "a key of another window": addressOf(files.clean.id, foreign),
      "the ID in capitals": right.replace(files.clean.id, files.clean.id.toUpperCase()),
      "a path below": right.replace("?", "/?"),
      "a path above": right.replace("/", "/x/../"),
      ...Object.fromEntries([0, 15, 16, 40, key.length - 2].map((at) => [
        `a key altered at ${at}`,
        altered(at),
      ])),
    },
  };
}

export const FILE_ATTACKS: Attack[] = [
  {
    number: 31,
    title: "files of one type that are, begin or end as something else",
    expected: "refused by their bytes",
    attempts: () => [
      ...pairs(MEDIA_TYPES, Object.entries(STRANGERS)).flatMap(([type, [name, bytes]]) => [
        () => examined(type, bytes, `${name} as ${type}`),
        () => examined(type, joined(bytes, SOUND[type]), `${name} before ${type}`),
        ...mayFollow(type, name)
          ? []
          : [() => examined(type, joined(SOUND[type], bytes), `${name} behind ${type}`)],
      ]),
      ...pairs(MEDIA_TYPES, MEDIA_TYPES)
        .filter(([type, other]) => type !== other && !other.startsWith("text/"))
        .map(([type, other]) => () => examined(type, SOUND[other], `${other} as ${type}`)),
    ],
  },
  {
    number: 31,
    title: "addresses of files: guessed, altered, lent to another file, late, at other hosts",
    expected: "404 or 400, and no byte of the file",
    attempts: (stage) => {
      let placed: ReturnType<typeof placeFile> | undefined;
      const place = () => placed ??= placeFile(stage);
      const files = { host: `files.localhost:${stage.program.port}`, cookie: stage.cookie };
      const held = (name: string, { status, raw }: { status: number; raw: string }): Attempt => {
        const isHeld = [400, 404, 405, 421].includes(status) && !raw.includes("%PDF");
        return { name, got: String(status), ...!isHeld && { breach: `answered with ${status}` } };
      };
      const names = [
        ...["no key", "an empty key", "a hash of ours as the key", "another file's key"],
        ...["an infected file", "a file that is not scanned", "a file that is not there"],
        ...["a key of five minutes ago", "a key of another window", "the ID in capitals"],
        ...["a path below", "a path above"],
        ...[0, 15, 16, 40].map((at) => `a key altered at ${at}`),
      ];
      return [
        ...pairs(["GET", "HEAD"], names).map(([method, name]) => async () => {
          const wrong: Record<string, string> = (await place()).wrong;
          const answer = await stage.ask(`${method} ${wrong[name]} HTTP/1.1`, [], "", files);
          return held(`${method} ${name}`, answer);
        }),
        ...["POST", "PUT", "DELETE", "PATCH"].map((method) => async () => {
          const { right } = await place();
          const answer = await stage.ask(
            `${method} ${right} HTTP/1.1`,
            ["Content-Length: 0"],
            "",
            files,
          );
          return held(`${method} of the right address`, answer);
        }),
        ...["localhost", "api.localhost", "target.localhost"].map((host) => async () => {
          const { right } = await place();
          const at = { host: `${host}:${stage.program.port}`, cookie: "a=b" };
          const answer = await stage.ask(`GET ${right} HTTP/1.1`, ["Accept: text/html"], "", at);
          const isHeld = !answer.raw.includes("%PDF");
          const got = String(answer.status);
          return { name: `at ${host}`, got, ...!isHeld && { breach: "the file" } };
        }),
        async () => {
          const { right } = await place();
          const ranges = `Range: bytes=${Array.from({ length: 500 }, (_, i) => `${i}-`).join(",")}`;
          const { status, raw } = await stage.ask(`GET ${right} HTTP/1.1`, [ranges], "", files);
          const isHeld = status === 200 && raw.split("%PDF").length === 2;
          const breach = isHeld ? {} : { breach: "more than one copy" };
          return { name: "500 ranges of the right address", got: `${status}, once`, ...breach };
        },
      ];
    },
  },
];
