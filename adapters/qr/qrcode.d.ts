/**
 * The part of `qrcode` 1.5 that is used here; its published types pull in Node's, which conflict
 * with Deno's.
 */
declare const QRCode: {
  create(
    text: string,
    options: { errorCorrectionLevel: "L" | "M" | "Q" | "H" },
  ): { modules: { size: number; get(row: number, column: number): number | boolean } };
};
export default QRCode;
