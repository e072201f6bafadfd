/** Files of somebody who leaves: their own go, and those that others have stay. */
import assert from "node:assert/strict";
import { attachmentRecord } from "../../../domain/attachments/attachment.ts";
import { pieceRecord } from "../../../domain/attachments/pieces.ts";
import { askDeletion } from "../../../domain/deletion/ask.ts";
import { REGRET_TIME } from "../../../domain/deletion/deletion.ts";
import { tellOfDossier } from "../../../domain/dossier/agency_acts.ts";
import { openDossier } from "../../../domain/dossier/open_dossier.ts";
import { postLetter } from "../../../domain/messages/post_letter.ts";
import { commitTo } from "../../../domain/platform/commit.ts";
import { listAll, read } from "../../../domain/platform/read.ts";
import { ATTACHMENT_EXPIRY, createExpirySender } from "../../../domain/attachments/expire.ts";
import { introduce, newLetter } from "../../support/letters.ts";
import { deliverDue } from "../../support/outbox.ts";
import { writeAccount } from "../../support/sessions.ts";
import { type World, worldTest } from "../../support/sign_in_world.ts";
import { signedIn } from "../passkey/passkeys.ts";
import { leavingSenders, LIBRARY } from "./leaving.ts";

async function clean({ store, clock }: World, id: string): Promise<string> {
  const file = {
    id,
    service: LIBRARY.id,
    name: "a.pdf",
    type: "application/pdf",
    size: 3,
  } as const;
  const state = { sha256: "", offset: 3, state: "clean", changedAt: clock.time } as const;
  await commitTo(store).set(attachmentRecord(id), { ...file, ...state })
    .set(pieceRecord(id, 0), new Uint8Array(3)).commit();
  return id;
}

const left = async ({ store }: World) => {
  const files = await Array.fromAsync(listAll(store, { prefix: ["attachment"] }));
  const pieces = await Array.fromAsync(listAll(store, { prefix: ["attachment_piece"] }));
  return [...files, ...pieces].map(({ key }) => key.slice(0, 2).join(" "));
};

worldTest(
  "deletion: files go with their letters and dossiers, those of others stay",
  async (world) => {
    const { deps } = world;
    const sara = await signedIn(world);
    await writeAccount(world, { id: "ali" });
    const saraAt = await introduce(world, LIBRARY, sara.live.account.id);
    const aliAt = await introduce(world, LIBRARY, "ali");
    const [own, line, shared] = [
      await clean(world, "own"),
      await clean(world, "line"),
      await clean(world, "shared"),
    ];
    const post = (subject: string, attachments: string[]) =>
      postLetter(deps, LIBRARY, newLetter(subject, { attachments }), {
        key: `${subject} ${attachments}`,
        digest: "d",
      });
    await post(saraAt, [own, shared]);
    await post(aliAt, [shared]);
    const recipient = { subject: saraAt };
    const dossier = { recipient, kind: "membership", title: "عضویت", language: "fa" };
    const more = { agencyRef: "1", missing: [], state: "submitted" as const };
    await openDossier(deps, LIBRARY, { ...dossier, ...more });
    const act = { agencyRef: "1", key: "k", digest: "d", files: [line] };
    await tellOfDossier(deps, LIBRARY, act, { text: "کارت" });

    await askDeletion(deps, sara.caller, sara.live);
    await world.settled();
    world.clock.time += REGRET_TIME;
    const { senders } = leavingSenders(world);
    const expiry = { [ATTACHMENT_EXPIRY]: createExpirySender(deps) };
    for (let i = 0; i < 3; i++) await deliverDue(world, { ...senders, ...expiry });
    assert.deepEqual(await left(world), ["attachment shared", "attachment_piece shared"]);
    assert.equal((await read(world.store, attachmentRecord(shared))).value?.isLeaving, undefined);
  },
);
