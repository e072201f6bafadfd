/** Files about a person, for that person alone. */
import type { Visit } from "../site/visit.ts";

/** As a download, which no page can show; whole, or piece by piece. */
export function sendFile(
  visit: Visit,
  name: string,
  content: string | AsyncIterable<string>,
): Response {
  const body = typeof content === "string"
    ? content
    : ReadableStream.from(content).pipeThrough(new TextEncoderStream());
  return visit.send(body, {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}
