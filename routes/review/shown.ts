/** Remarks as pages show them. */
import type { Case } from "../../domain/review/read_case.ts";
import { differences } from "../../domain/review/difference.ts";
import { type Remark, stateOfRemark } from "../../domain/review/remark.ts";

/** All fields that a remark may be about: those of now, of what is live, of the round before. */
export function fieldsOfCase(
  { submitted, former, live }: Pick<Case, "submitted" | "former" | "live">,
) {
  const all = [former, live].flatMap((before) =>
    differences(before?.content ?? null, submitted.content)
  );
  return [...new Map(all.map(({ path, label, step }) => [path, { path, label, step }])).values()];
}

export const shownRemarks = (
  remarks: readonly Remark[],
  fields: ReturnType<typeof fieldsOfCase>,
) =>
  remarks.map((remark) => {
    const { label, step } = fields.find(({ path }) => path === remark.field) ?? {};
    return { ...remark, state: stateOfRemark(remark), label, step };
  });

/** Of this round and the ones that it is compared with. */
export const filesOf = (
  { submitted, former, live }: Pick<Case, "submitted" | "former" | "live">,
) => {
  const all = [submitted, former, live].flatMap((one) =>
    one ? [...one.content.details.files, one.content.letter.file] : []
  );
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
};
