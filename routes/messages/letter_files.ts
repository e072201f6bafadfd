/**
 * What belongs to a letter: `/letters/<id>/files/<file>` leads to the file at its host for a few
 * minutes, `/letters/<id>/proof` is the signed proof of service.
 */
import { fileAddress } from "../../domain/attachments/address.ts";
import { attachmentRecord } from "../../domain/attachments/attachment.ts";
import type { Letter } from "../../domain/messages/letter.ts";
import { proofClaims } from "../../domain/messages/proof_claims.ts";
import { readOwnLetter } from "../../domain/messages/serve_letter.ts";
import { read } from "../../domain/platform/read.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { Site } from "../site/groups.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";
import { unknownLetter } from "./unknown_letter.ts";

export function mountLetterFiles({ signedIn }: Site): void {
  signedIn.get("/letters/:id/files/:file", file);
  signedIn.get("/letters/:id/proof", proof);
}

/** The files of a letter as its page shows them. */
export async function filesOf(
  { ports }: Visit,
  { id, attachments }: Letter,
): Promise<PageProps<"letter">["files"]> {
  const found = await read(ports.store, attachments.map((file) => attachmentRecord(file.id)));
  return attachments.map(({ id: file, name, type, size }, i) => {
    const state = shownState(found[i].value?.state);
    const href = state === "clean" ? `/letters/${id}/files/${file}` : undefined;
    return { name, type, size, state, href };
  });
}

type State = PageProps<"letter">["files"][number]["state"];

const SHOWN: readonly string[] = ["clean", "pending", "infected", "unscannable"] satisfies State[];

const shownState = (state = "") => SHOWN.includes(state) ? state as State : "gone";

async function file(visit: Visit, { account }: LiveSession): Promise<Response> {
  const { ports } = visit;
  const [id, attachment] = [visit.param("id"), visit.param("file")];
  const own = await readOwnLetter(ports, account.id, id);
  if (!own?.letter.attachments.some((file) => file.id === attachment)) {
    return await unknownLetter(visit, account.id);
  }
  const { value } = await read(ports.store, attachmentRecord(attachment));
  // The letter's page says what is the matter.
  if (value?.state !== "clean") return await visit.goTo(`/letters/${id}`);
  const asked = { accountId: account.id, attachment };
  const address = fileAddress(ports, asked, visit.language);
  return visit.leave(ports.hosts.files + address);
}

async function proof(visit: Visit, { account }: LiveSession): Promise<Response> {
  const { hosts, signer } = visit.ports;
  const id = visit.param("id");
  const own = await readOwnLetter(visit.ports, account.id, id);
  if (!own) return await unknownLetter(visit, account.id);
  return visit.send(await signer.signProof(proofClaims(own, hosts.window)), {
    headers: {
      "content-type": "application/jose",
      "content-disposition": `attachment; filename="proof-${own.letter.id}.jws"`,
    },
  });
}
