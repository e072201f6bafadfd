/** Files about a person, for that person alone. */
import type { Visit } from "../site/visit.ts";

/** As a download, which no page can show and nobody keeps on the way. */
export function sendFile(visit: Visit, name: string, content: object): Response {
  return visit.send(JSON.stringify(content, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}
