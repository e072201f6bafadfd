/** What an attachment may be: types that do nothing by themselves when a person opens them. */

/** Media type (IANA) → how the name of a file must end. */
export const EXTENSIONS = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/tiff": ["tif", "tiff"],
  "text/plain": ["txt"],
  "text/csv": ["csv"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
} as const satisfies Record<string, readonly string[]>;

export type MediaType = keyof typeof EXTENSIONS;

export const MEDIA_TYPES = Object.keys(EXTENSIONS) as MediaType[];

export const isMediaType = (type: string): type is MediaType => Object.hasOwn(EXTENSIONS, type);
