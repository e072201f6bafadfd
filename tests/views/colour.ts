/**
 * WCAG 2.2, "contrast ratio", of two colours in the notation of the style sheets: "#fff", "1a2335".
 */
export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.replace("#", "");
  const wide = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
  const [red, green, blue] = [0, 2, 4].map((i) => {
    const part = parseInt(wide.slice(i, i + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** `--name: #value` pairs of a rule's body. */
export function coloursOf(body: string): Record<string, string> {
  return Object.fromEntries(
    [...body.matchAll(/--(\w+): ?(#\w+)/g)].map(([, name, value]) => [name, value]),
  );
}
