/** The history of a run as one number, which is equal only if the same happened (FNV-1a, 2 × 32). */
export interface History {
  note(text: string): void;
  digest(): string;
}

export function createHistory(): History {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  return {
    note(text) {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        a = Math.imul(a ^ code, 0x01000193);
        b = Math.imul(b ^ code ^ (a >>> 7), 0x85ebca6b);
      }
    },
    digest: () => [a, b].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join(""),
  };
}
