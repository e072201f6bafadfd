/** Random decimal digits, the first not zero. */
export function randomDigits(count: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(count));
  return Array.from(bytes, (byte, i) => i === 0 ? 1 + byte % 9 : byte % 10).join("");
}
