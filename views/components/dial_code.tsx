import { Digits } from "./foreign.tsx";

/**
 * A link that dials. Its digits stay Latin in every language, as on the keys of a phone and in the citizen's
 * handbook. "#" would begin a fragment and is therefore encoded (RFC 3966 §3).
 */
export function DialCode({ children }: { children: string }) {
  return (
    <a href={`tel:${children.replaceAll("#", "%23")}`}>
      <Digits>{children}</Digits>
    </a>
  );
}
