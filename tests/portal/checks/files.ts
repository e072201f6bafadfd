/** Files of agencies: what is refused and why, how the others are given out, and the scanner's outage. */
import { EICAR } from "../../../adapters/sandbox/wires/clamd.ts";
import { ATTACHMENT_PROBLEMS } from "../../../domain/attachments/file/problems.ts";
import { digestOf } from "../../domain/attachments/world.ts";
import { setFault } from "../../http/journey.ts";
import type { Check, Seen } from "../../support/checks.ts";
import { bytesOf, DOCX, docx, joined, pdf, zip } from "../../support/files.ts";
import { until } from "../../support/waiting.ts";
import { type AgencyWorld, postLetter, withAgency } from "../agency_world.ts";
import { isHeld, postWithoutScanner } from "../without_scanner.ts";

interface File {
  name?: string;
  type?: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** As announced. */
  size?: number;
}

const PDF = "application/pdf";

const HOSTILE: Record<string, File> = {
  "SVG": { name: "a.svg", type: "image/svg+xml", bytes: bytesOf("<svg/>") },
  "HTML": { name: "a.html", type: "text/html", bytes: bytesOf("<p>") },
  "HTML as a PDF": { bytes: bytesOf("<!doctype html><script>alert(1)</script>") },
  "a PDF that is a ZIP too": { bytes: joined(pdf(), zip([{ name: "evil.js", data: "alert(1)" }])) },
  "two extensions": { name: "a.exe.pdf", bytes: pdf() },
  "a name that turns": { name: "a\u202efdp.pdf", bytes: pdf() },
  "a bomb": {
    ...{ name: "a.docx", type: DOCX },
    bytes: docx({ name: "word/a.xml", data: "x", unpacked: 2 ** 31 - 1 }),
  },
  "no bytes": { bytes: new Uint8Array() },
  "cut": { bytes: pdf().slice(0, 20), size: pdf().length },
  "other bytes": { bytes: pdf("2 0 obj <<>> endobj\n"), size: pdf().length },
};

async function send(
  { call }: AgencyWorld,
  { name = "a.pdf", type = PDF, bytes, size = bytes.length }: File,
  sha256 = digestOf(bytes),
): Promise<{ id?: string; code?: string }> {
  const announced = await call({
    ...{ method: "POST", path: "/attachments", body: { name, type, size, sha256 } },
  });
  if (announced.status !== 201) return { code: announced.json().code };
  const { id } = announced.json();
  const sent = await call({
    ...{ method: "PATCH", path: `/attachments/${id}`, body: bytes },
    headers: {
      "content-type": "application/partial-upload",
      "upload-offset": "0",
      "upload-complete": "?1",
    },
  });
  const { code, problem } = sent.text === "" ? {} as Record<string, string> : sent.json();
  return { id, code: code ?? problem };
}

const sentenceOf = (code: string) =>
  ATTACHMENT_PROBLEMS[code as keyof typeof ATTACHMENT_PROBLEMS]?.[1];

async function refusals(world: AgencyWorld): Promise<Seen> {
  const codes = new Map<string, string>();
  for (const [name, file] of Object.entries(HOSTILE)) {
    const sha256 = name === "other bytes" ? digestOf(pdf()) : undefined;
    codes.set(name, (await send(world, file, sha256)).code ?? "taken");
  }
  const sentences = new Set(codes.values().map(sentenceOf).filter(Boolean));
  return {
    what: `files that are ${[...codes.keys()].join(", ")}`,
    expected: "refused, each with a code and a sentence of its own",
    got: `${codes.values().map((code) => `\`${code}\``).toArray().join(", ")}`,
    holds: sentences.size === codes.size,
  };
}

const stateOf = async ({ call }: AgencyWorld, id: string): Promise<string> =>
  (await call({ path: `/attachments/${id}` })).json().state;

const scanned = (world: AgencyWorld, id: string) =>
  until(async () => await stateOf(world, id) !== "pending", "the scan", 20_000);

async function served(world: AgencyWorld): Promise<Seen[]> {
  const { reader, origin } = world;
  const { id } = await send(world, { bytes: pdf() });
  const letter = await postLetter(world, { attachments: [id] });
  await scanned(world, id!);
  const link = `${origin}/letters/${letter}/files/${id}`;
  const { headers, status } = await reader.get(link);
  const found = [
    /^attachment;/.test(headers.get("content-disposition") ?? "") && "a download",
    headers.get("x-content-type-options") === "nosniff" && "nosniff",
    /^sandbox/.test(headers.get("content-security-policy") ?? "") && "a sandbox",
    headers.get("set-cookie") === null && "no cookie",
  ].filter(Boolean);
  const address = (await reader.send(link)).headers.get("location")!;
  world.clock.time += 5 * 60_000;
  const late = (await world.browser().send(address)).status;
  return [{
    what: "a clean file at its host",
    expected: "200, a download, nosniff, a sandbox, no cookie",
    got: [status, ...found].join(", "),
    holds: status === 200 && found.length === 4,
  }, {
    what: "its address five minutes later, in another browser",
    expected: "404",
    got: String(late),
    holds: late === 404,
  }];
}

async function infected(world: AgencyWorld): Promise<Seen> {
  const { reader, origin } = world;
  const bytes = bytesOf(EICAR);
  await setFault(world.program, { target: "scanner", mode: "error" });
  const { id } = await send(world, { name: "a.txt", type: "text/plain", bytes });
  const letter = await postLetter(world, { attachments: [id] });
  await setFault(world.program, { target: "scanner", mode: "ok" });
  world.clock.time += 60_000;
  await scanned(world, id!);
  const state = await stateOf(world, id!);
  const { url, text } = await reader.get(`${origin}/letters/${letter}/files/${id}`);
  const isGiven = text.includes("EICAR") || url.hostname.startsWith("files.");
  return {
    what: "a file in which the scanner finds something, after its letter was posted",
    expected: "infected; its address leads back to the letter",
    got: `${state}; ${isGiven ? "given" : "not given"}`,
    holds: state === "infected" && !isGiven,
  };
}

async function scannerDown(): Promise<Seen> {
  const seen = await postWithoutScanner();
  return {
    what: "the scanner is down (15 minutes of a simulated clock)",
    expected: "the letter is taken, the file follows",
    got: `the letter's page ${seen.page}, the file ${seen.during}, then ${seen.after}`,
    holds: isHeld(seen),
  };
}

export const FILES: Check[] = [{
  number: 4,
  what: "Files",
  run: async () => [
    await withAgency(refusals),
    ...await withAgency(served),
    await withAgency(infected),
    await scannerDown(),
  ],
}];
