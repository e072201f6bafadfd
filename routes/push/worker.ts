/** `/sw.js`: the script that browsers run for a push (W3C Service Workers). */
import type { Site } from "../site/groups.ts";

/** The same for everybody: it knows no session. A browser asks for it again once a day. */
export function mountPushWorker({ open }: Site): void {
  open.get("/sw.js", (visit) =>
    visit.send(visit.ports.pushWorker, {
      headers: {
        "cache-control": "public, max-age=3600",
        "content-type": "text/javascript; charset=utf-8",
      },
    }));
}
