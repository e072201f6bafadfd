/** Names of files that are safe to show and to save on any system. */
import { EXTENSIONS, type MediaType } from "./media_types.ts";
import type { AttachmentProblem } from "./problems.ts";

/** Characters, and bytes in UTF-8: file systems take 255. */
const MAX_CHARACTERS = 120;
const MAX_BYTES = 200;

/**
 * Marks, embeddings, overrides and isolates (Unicode Standard Annex #9): a name with them can read
 * as another one.
 */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Separators of paths and what Windows reserves; controls; invisible characters but for the two
 * that Persian and Arabic are written with (U+200C, U+200D); spaces and separators but for the
 * plain space; what is not assigned.
 */
const CHARACTERS =
  /[\\/<>:"|?*\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]|(?![\u200c\u200d])\p{Cf}|(?! )\p{Zs}/u;

/** Dots and spaces at the ends: hidden on some systems, cut off on others. */
const ENDS = /^[ .]|[ .]$/;

/** Devices of Windows, with any extension (Microsoft, "Naming Files, Paths, and Namespaces"). */
const RESERVED =
  /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i;

/** What ends the names of programs, scripts, pages, archives and documents. */
const KNOWN = new Set(
  (
    "exe com bat cmd ps1 vbs vbe js jse mjs wsf wsh hta msi msp scr pif cpl lnk url reg dll jar " +
    "apk ipa app sh bash py pl rb php phar asp aspx jsp cgi html htm xhtml shtml mht mhtml svg " +
    "svgz xml xsl xslt zip rar 7z gz bz2 xz tar cab iso img dmg doc docm dot dotm xls xlsm xlsb " +
    "xlt xltm ppt pptx pptm odt ods odp odg pdf png jpg jpeg gif bmp tif tiff webp txt csv rtf " +
    "docx xlsx eml msg swf"
  ).split(" "),
);

/** The first thing that is wrong with a name; `null`: nothing. */
export function judgeName(name: string, type: MediaType): AttachmentProblem | null {
  const bytes = new TextEncoder().encode(name).length;
  if ([...name].length > MAX_CHARACTERS || bytes > MAX_BYTES) return "name_too_long";
  if (DIRECTION.test(name)) return "name_direction";
  // Two spellings of one name must not be two files (Unicode Standard Annex #15).
  if (name === "" || CHARACTERS.test(name) || ENDS.test(name) || name !== name.normalize("NFC")) {
    return "name_characters";
  }
  if (RESERVED.test(name)) return "name_reserved";
  const [extension, ...before] = name.split(".").reverse();
  const allowed: readonly string[] = EXTENSIONS[type];
  if (before.length === 0 || !allowed.includes(extension.toLowerCase())) return "name_extension";
  // The stem itself is the last one.
  const hidden = before.slice(0, -1).some((part) => KNOWN.has(part.trim().toLowerCase()));
  return hidden ? "name_double_extension" : null;
}
