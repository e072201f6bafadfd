/** Labels begin with a capital; within a sentence they do not. Abbreviations ("FIDA code") keep theirs. */
export const withinSentence = (label: string): string =>
  label.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase());

/** Labels that together stand as one, of which the first begins it. */
export const asOneLabel = (labels: readonly string[]): string[] =>
  labels.map((label, i) => i === 0 ? label : withinSentence(label));
