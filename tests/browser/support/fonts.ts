/** Sets of fonts that pages are measured with: the machine's own choice must not decide a test. */

export interface FontSet {
  name: string;
  /** Debian's package. */
  package: string;
  folder: string;
}

/** DejaVu is what a bare Debian has, Noto is what Android has. */
export const FONT_SETS: readonly FontSet[] = [
  { name: "DejaVu", package: "fonts-dejavu-core", folder: "/usr/share/fonts/truetype/dejavu" },
  { name: "Noto", package: "fonts-noto-core", folder: "/usr/share/fonts/truetype/noto" },
];

/** Whether its tests are left out, and what their names say then. */
export function unlessFontsInstalled(set: FontSet): { ignore: boolean; note: string } {
  try {
    if (Deno.statSync(set.folder).isDirectory) return { ignore: false, note: "" };
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  return { ignore: true, note: ` [SKIPPED: ${set.package} not installed]` };
}

/** Writes a fontconfig file that knows the fonts of this set and no others; returns its path. */
export async function writeFontConfiguration({ folder }: FontSet): Promise<string> {
  const own = await Deno.makeTempDir({ prefix: "panjereh_fonts_" });
  const file = `${own}/fonts.conf`;
  await Deno.writeTextFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${own}/cache</cachedir></fontconfig>
`,
  );
  return file;
}
