import type { IncomingMessage } from "node:http";

/** Name and value of each header line, as received. */
export function headerLines({ rawHeaders }: IncomingMessage): [string, string][] {
  return rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 ? [] : [[name, rawHeaders[index + 1]]]
  );
}
