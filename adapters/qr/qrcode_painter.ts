// @ts-types="./qrcode.d.ts"
import QRCode from "qrcode";
import type { QrPainter } from "../../domain/platform/qr_picture.ts";

/**
 * QR codes with the lowest error correction (7 %) by default: a screen is neither dirty nor torn, and
 * fewer modules mean fewer bytes; "M" (15 %) is for paper. Throws if the text exceeds a code's
 * capacity (2,953 bytes; with "M" 2,331).
 */
export function createQrcodePainter(
  { correction = "L" }: { correction?: "L" | "M" } = {},
): QrPainter {
  return {
    paint(text) {
      const { modules } = QRCode.create(text, { errorCorrectionLevel: correction });
      const { size } = modules;
      const rows = Array.from({ length: size }, (_, y) => {
        const row = Array.from({ length: size }, (_, x) => modules.get(y, x) ? "#" : " ").join("");
        return strokes(row, y);
      });
      return { size, path: rows.join("") };
    },
  };
}

/** Dark runs become strokes; gaps become moves relative to the end of the last stroke. */
function strokes(row: string, y: number): string {
  let end: number | undefined;
  return [...row.matchAll(/#+/g)].map(({ 0: run, index }) => {
    const move = end === undefined ? `M${index} ${y}` : `m${index - end} 0`;
    end = index + run.length;
    return `${move}h${run.length}`;
  }).join("");
}
