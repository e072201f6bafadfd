/** Sets of fonts for the pages: the machine's own fonts must not decide a test. */
import { ownFolder } from "../../support/own_folder.ts";

export interface FontSet {
  name: string;
  /** Debian's package. */
  package: string;
  folder: string;
  /** A file by which the package is recognised, because others share the folder. */
  file: string;
  /** In this order; without it fontconfig takes the first file with the letters. */
  families: string[];
}

/** DejaVu is on a minimal Debian, Noto is on Android. */
export const FONT_SETS: readonly FontSet[] = [
  {
    name: "DejaVu",
    package: "fonts-dejavu-core",
    folder: "/usr/share/fonts/truetype/dejavu",
    file: "DejaVuSans.ttf",
    families: ["DejaVu Sans"],
  },
  {
    name: "Noto",
    package: "fonts-noto-core",
    folder: "/usr/share/fonts/truetype/noto",
    file: "NotoNaskhArabic-Regular.ttf",
    families: ["Noto Sans", "Noto Naskh Arabic"],
  },
];

export function isInstalled({ folder, file }: FontSet): boolean {
  try {
    return Deno.statSync(`${folder}/${file}`).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Whether its tests are skipped, and the note for their names. */
export function unlessFontsInstalled(set: FontSet): { ignore: boolean; note: string } {
  if (isInstalled(set)) return { ignore: false, note: "" };
  return { ignore: true, note: ` [SKIPPED: ${set.package} not installed]` };
}

/**
 * The environment of a browser with the fonts of this set only (the machine's if there is none),
 * and an empty home.
 */
export function homeWithFonts(set: FontSet | undefined): Record<string, string> {
  const HOME = ownFolder();
  if (!set) return { HOME };
  const FONTCONFIG_FILE = `${HOME}/fonts.conf`;
  const families = set.families.map((family) => `<string>${family}</string>`).join("");
  Deno.writeTextFileSync(
    FONTCONFIG_FILE,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${set.folder}</dir>
  <cachedir>${HOME}/cache</cachedir>
  <match target="pattern"><edit name="family" mode="append_last">${families}</edit></match>
</fontconfig>
`,
  );
  return { HOME, FONTCONFIG_FILE };
}
