/** The part of a file that a request asks for (RFC 9110 §14). */

/** The first byte, and the one behind the last. */
export interface ByteRange {
  from: number;
  to: number;
}

/**
 * `null`: the whole. Several ranges, other units and what is malformed are ignored, as §14.2
 * allows. `unsatisfiable`: no byte of the file is meant.
 */
export function readRange(
  range: string | null,
  size: number,
): ByteRange | "unsatisfiable" | null {
  const [matched, first, last] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(range ?? "") ?? [];
  if (!matched || first === "" && last === "") return null;
  if (first === "") {
    const count = Math.min(Number(last), size);
    return count === 0 ? "unsatisfiable" : { from: size - count, to: size };
  }
  const from = Number(first);
  if (last !== "" && Number(last) < from) return null;
  if (from >= size) return "unsatisfiable";
  return { from, to: last === "" ? size : Math.min(Number(last) + 1, size) };
}
