/** The little of `qrcode` 1.5 that is used; its published types bring Node's in, which contradict Deno's. */
declare const QRCode: {
  create(
    text: string,
    options: { errorCorrectionLevel: "L" | "M" | "Q" | "H" },
  ): { modules: { size: number; get(row: number, column: number): number | boolean } };
};
export default QRCode;
