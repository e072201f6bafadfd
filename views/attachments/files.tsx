import type { AttachedFile } from "../../domain/attachments/attachment.ts";
import { Latin } from "../components/foreign.tsx";
import type { Page } from "../components/page.ts";
import { fill, fillPlain } from "../texts/fill.ts";

export interface ShownFile extends Pick<AttachedFile, "name" | "size"> {
  /** Media type. */
  type: string;
  /** `gone`: it is not kept any more. */
  state: "clean" | "pending" | "infected" | "unscannable" | "gone";
  /** Where it is downloaded, of a clean one. */
  href?: string;
  /** In hexadecimal digits, of a clean file that an agency has sent. */
  sha256?: string;
}

/** Files of an agency, with what the virus scanner says of each. */
export function FileList(
  { page, files, class: className }: {
    page: Page;
    files: readonly ShownFile[];
    class?: string;
  },
) {
  if (files.length === 0) return null;
  return <ul class={className}>{files.map((file) => <File page={page} file={file} />)}</ul>;
}

function File({ page, file }: { page: Page; file: ShownFile }) {
  const { name, type, size, state, href, sha256 } = file;
  const { texts: { letter: { files: texts } } } = page;
  return (
    <li>
      {href
        ? (
          <a href={href}>
            <bdi>{name}</bdi>
          </a>
        )
        : <bdi>{name}</bdi>}{" "}
      ({fill(texts.about, { type: <Latin>{typeName(type)}</Latin>, size: sizeOf(page, size) })})
      {state !== "clean" && <p class="hint">{texts[state]}</p>}
      {sha256 && (
        <details class="more">
          <summary>{texts.digest.title}</summary>
          <p>{fill(texts.digest.lead, { name: <Latin>{DIGEST}</Latin> })}</p>
          <p>
            <Latin>{sha256}</Latin>
          </p>
        </details>
      )}
    </li>
  );
}

/** With a hyphen at which no line breaks. */
export const DIGEST = "SHA\u2011256";

/** Types as people know them; others by their own name. */
const TYPES: Record<string, string> = {
  "application/msword": "DOC",
  "application/vnd.oasis.opendocument.text": "ODT",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
};

const typeName = (type: string): string => TYPES[type] ?? type.replace(/^.*\//, "").toUpperCase();

function sizeOf({ format, texts: { letter: { files: { sizes } } } }: Page, bytes: number) {
  const [text, unit] = bytes < 1000
    ? [sizes.bytes, 1]
    : bytes < 1_000_000
    ? [sizes.kilobytes, 1000]
    : [sizes.megabytes, 1_000_000];
  const count = Math.ceil(bytes / unit);
  return fillPlain(text, { count: format.digits(count) });
}
