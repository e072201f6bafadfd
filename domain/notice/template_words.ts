/** A name in a message by SMS. */

/** As many words as the operator's template takes in one place (docs/wires.md). */
const MAX_WORDS = 9;

export const templateWords = (name: string): string =>
  name.split(/\s+/).slice(0, MAX_WORDS).join(" ");
