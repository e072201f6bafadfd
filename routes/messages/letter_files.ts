/**
 * What belongs to a letter: `/letters/<id>/files/<file>` leads to the file at its host for a few
 * minutes, `/letters/<id>/proof` is the signed proof of service, `/letters/<id>/content` what was
 * posted, of which the proof has the digest.
 */
import { contentOf } from "../../domain/messages/content.ts";
import type { Letter } from "../../domain/messages/letter.ts";
import { proofClaims } from "../../domain/messages/proof_claims.ts";
import { readOwnLetter } from "../../domain/messages/serve_letter.ts";
import type { LiveSession } from "../../domain/session/live_sessions.ts";
import type { ShownFile } from "../../views/attachments/files.tsx";
import { leadToFile, shownFiles } from "../attachments/person_files.ts";
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";
import { unknownLetter } from "./unknown_letter.ts";

export function mountLetterFiles({ signedIn }: Site): void {
  signedIn.get("/letters/:id/files/:file", file);
  signedIn.get("/letters/:id/proof", proof);
  signedIn.get("/letters/:id/content", content);
}

const pathOf = ({ id }: Pick<Letter, "id">) => `/letters/${id}`;

/** The files of a letter as its page shows them. */
export const filesOf = (visit: Visit, letter: Letter): Promise<ShownFile[]> =>
  shownFiles(visit, letter.attachments, ({ id }) => `${pathOf(letter)}/files/${id}`);

async function file(visit: Visit, { account }: LiveSession): Promise<Response> {
  const [id, attachment] = [visit.param("id"), visit.param("file")];
  const own = await readOwnLetter(visit.ports, account.id, id);
  if (!own?.letter.attachments.some((file) => file.id === attachment)) {
    return await unknownLetter(visit, account.id);
  }
  return await leadToFile(visit, { accountId: account.id, attachment, page: pathOf({ id }) });
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

async function content(visit: Visit, { account }: LiveSession): Promise<Response> {
  const own = await readOwnLetter(visit.ports, account.id, visit.param("id"));
  const salt = own?.proof.content?.salt;
  if (!own || salt === undefined) return await unknownLetter(visit, account.id);
  return visit.send(contentOf(own.letter, salt), {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="letter-${own.letter.id}.json"`,
    },
  });
}
