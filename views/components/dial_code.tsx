import { Digits } from "./foreign.tsx";

/**
 * A link that dials. Its digits stay Latin in every language: the keys of a phone and the citizen's handbook show
 * them so. "#" begins a fragment in an address and is therefore encoded (RFC 3966 §3).
 */
export function DialCode({ children }: { children: string }) {
  return (
    <a href={`tel:${children.replaceAll("#", "%23")}`}>
      <Digits>{children}</Digits>
    </a>
  );
}
