/** A QR code as an outline. */

export interface QrPicture {
  /** Modules per side, without the quiet zone of four (ISO/IEC 18004 §9.1). */
  size: number;
  /** SVG path of horizontal strokes, one unit wide, centred on whole coordinates. */
  path: string;
}

export interface QrPainter {
  paint(text: string): QrPicture;
}
