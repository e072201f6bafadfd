/** The file of a form: taken like an agency's own, or one word for why not. */
import type { AttachedFile } from "../../domain/attachments/attachment.ts";
import type { AttachmentProblem } from "../../domain/attachments/file/problems.ts";
import { takeFile } from "../../domain/application/write/take_file.ts";
import { createUploadPlaces } from "../assurance/upload_places.ts";
import { type FileForm, MAX_UPLOADS } from "../desk/file_form.ts";
import type { PageProps } from "../site/page.ts";
import type { Visit } from "../site/visit.ts";

export type FileFault = NonNullable<PageProps<"applicationDetails">["fileFault"]>;

const FAULTS: Partial<Record<AttachmentProblem, FileFault>> = {
  attachments_off: "off",
  type_not_allowed: "type",
  svg_not_allowed: "type",
  html_not_allowed: "type",
  file_empty: "empty",
  file_too_large: "large",
  name_too_long: "name",
  name_direction: "name",
  name_characters: "name",
  name_reserved: "name",
  name_extension: "name",
  name_double_extension: "double",
  type_mismatch: "damaged",
  archive_broken: "damaged",
  file_encrypted: "encrypted",
  text_encoding: "encoding",
  too_many_unused: "full",
};

/** Of all files at once, so that memory is bounded. */
export const uploadPlaces = createUploadPlaces({ total: MAX_UPLOADS });

/** Neither, if no file was chosen. */
export async function takeSent(
  { ports }: Visit,
  agencyId: string,
  { file }: FileForm,
): Promise<{ file?: AttachedFile; fault?: FileFault }> {
  if (!file) return {};
  if ("fault" in file) return { fault: file.fault };
  const taken = await takeFile(ports, agencyId, file);
  return "file" in taken ? taken : { fault: FAULTS[taken.problem] ?? "unsafe" };
}
