import type { QrPicture } from "../../../domain/platform/qr_picture.ts";

/** Modules of white around the code (ISO/IEC 18004 §9.1). */
const QUIET = 4;

/** With colours of its own: a scanner needs dark on light in every colour scheme. */
export function QrCode({ picture: { size, path }, label }: { picture: QrPicture; label: string }) {
  const side = size + 2 * QUIET;
  return (
    <svg
      class="picture"
      role="img"
      aria-label={label}
      width={side * 7}
      height={side * 7}
      viewBox={`-${QUIET} -${QUIET}.5 ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <path fill="#fff" d={`M-${QUIET}-${QUIET}.5h${side}v${side}h-${side}z`} />
      <path stroke="#000" d={path} />
    </svg>
  );
}
