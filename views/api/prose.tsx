/** Sentences of the description: what stands between backticks is code. */

export function Prose({ text, isInline }: { text: string; isInline?: boolean }) {
  const parts = text.split("`").map((part, i) => i % 2 === 1 ? <code>{part}</code> : part);
  return isInline ? <>{parts}</> : <p>{parts}</p>;
}
