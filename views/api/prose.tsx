/** Sentences of the description: what stands between backticks is code. */

export function Prose({ text, isInline }: { text: string; isInline?: boolean }) {
  const parts = text.split("`").map((part, i) => i % 2 === 1 ? <code>{part}</code> : part);
  return isInline ? <>{parts}</> : <p>{parts}</p>;
}

/** A name that may break between its parts, on a small screen. */
export function Name({ name }: { name: string }) {
  const parts = name.split(/(?<=[_.-])/);
  return <code>{parts.map((part, i) => <>{i > 0 && <wbr />}{part}</>)}</code>;
}
