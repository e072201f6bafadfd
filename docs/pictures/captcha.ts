/**
 * Draws `docs/pictures/captcha.png` for inspection (on a light and on a dark page). Prints the size
 * and drawing time of pictures and, if tesseract is installed with the languages eng, fas and ara,
 * how many of them it reads.
 *
 *   deno task pictures:check
 */
import { decode, encode } from "fast-png";
import { createPngPainter } from "../../adapters/captcha/png_painter.ts";
import { newDigits } from "../../domain/platform/platform.ts";
import { toLatinDigits } from "../../domain/text/digits.ts";

const SHEET = new URL("./captcha.png", import.meta.url);
const COLUMNS = 4;
const ROWS = 10;
const MARGIN = 16;
const PICTURES = 200;
/** The share of pictures that an untrained OCR may read correctly. */
const READABLE = 0.05;

const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) };
const painter = createPngPainter();

/** Tesseract's page segmentation: 7 is one line, 8 one word, 13 one raw line. */
const READERS = {
  latin: [["eng", "7"], ["eng", "8"], ["eng", "13"]],
  persian: [["fas", "7"], ["fas", "8"], ["ara", "7"]],
} as const;

function say(line: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(line + "\n"));
}

/** Left half Persian, right half Latin; upper half on a light page, lower half on a dark one. */
function contactSheet(): Uint8Array {
  const cells = Array.from({ length: COLUMNS * ROWS }, (_, i) => {
    const script = i % COLUMNS < COLUMNS / 2 ? "persian" : "latin";
    return decode(painter.paint(newDigits(random, 6), { script, random }));
  });
  const [cellWidth, cellHeight] = [cells[0].width + MARGIN, cells[0].height + MARGIN];
  const [width, height] = [cellWidth * COLUMNS, cellHeight * ROWS];
  const data = new Uint8Array(width * height).fill(255, 0, width * height / 2)
    .fill(18, width * height / 2);
  for (const [i, { width: w, height: h, data: bits, palette }] of cells.entries()) {
    const left = (i % COLUMNS) * cellWidth + MARGIN / 2;
    const top = Math.floor(i / COLUMNS) * cellHeight + MARGIN / 2;
    for (let y = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        const bit = (bits[(y * w + x) >> 3] >> (7 - (x & 7))) & 1;
        data[(top + y) * width + left + x] = palette![bit][1];
      }
    }
  }
  return encode({ width, height, data, depth: 8, channels: 1 }, { zlib: { level: 9 } });
}

/**
 * Prints how many of the pictures each OCR mode reads correctly; throws if all together exceed the
 * limit.
 */
function readByMachine(script: "persian" | "latin", answers: string[], list: string): void {
  const readByAny = new Set<number>();
  const lines = READERS[script].map(([language, segmentation]) => {
    const whitelist = script === "latin" ? "0123456789" : "۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩";
    const { code, stdout } = new Deno.Command("tesseract", {
      args: [list, "stdout", "-l", language, "--psm", segmentation, "--dpi", "150"]
        .concat("-c", `tessedit_char_whitelist=${whitelist}`),
      stderr: "null",
    }).outputSync();
    if (code !== 0) return `  ${language} --psm ${segmentation}: language not installed`;
    const pages = new TextDecoder().decode(stdout).split("\f");
    const read = answers.flatMap((answer, i) =>
      toLatinDigits(pages[i]).replace(/\D/g, "") === answer ? [i] : []
    );
    read.forEach((i) => readByAny.add(i));
    return `  ${language} --psm ${segmentation}: ${read.length}`;
  });
  say(`read by tesseract:\n${lines.join("\n")}`);
  say(`  any of them: ${readByAny.size} of ${answers.length}`);
  if (readByAny.size > answers.length * READABLE) {
    throw new Error(`Cannot keep machines away: tesseract reads too many ${script} pictures`);
  }
}

function measure(script: "persian" | "latin", folder: string): void {
  const answers = Array.from({ length: PICTURES }, () => newDigits(random, 6));
  answers.forEach((answer) => painter.paint(answer, { script, random }));
  const start = performance.now();
  const pictures = answers.map((answer) => painter.paint(answer, { script, random }));
  const each = (performance.now() - start) / PICTURES;
  const sizes = pictures.map(({ length }) => length);
  const mean = sizes.reduce((sum, size) => sum + size) / PICTURES;
  say(
    `${script}: ${each.toFixed(1)} ms each, ${Math.round(mean)} bytes, at most ${
      Math.max(...sizes)
    }`,
  );

  const paths = pictures.map((_, i) => `${folder}/${script}-${i}.png`);
  pictures.forEach((picture, i) => Deno.writeFileSync(paths[i], picture));
  const list = `${folder}/${script}.txt`;
  Deno.writeTextFileSync(list, paths.join("\n") + "\n");
  try {
    readByMachine(script, answers, list);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    say("tesseract is not installed: reading not measured");
  }
}

Deno.mkdirSync(new URL(".", SHEET), { recursive: true });
Deno.writeFileSync(SHEET, contactSheet());
const folder = Deno.makeTempDirSync();
try {
  measure("persian", folder);
  measure("latin", folder);
} finally {
  Deno.removeSync(folder, { recursive: true });
}
