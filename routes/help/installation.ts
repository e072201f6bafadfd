/** What a phone needs to put the window on its home screen: a manifest and icons. */
import type { Site } from "../site/groups.ts";
import type { Visit } from "../site/visit.ts";

const DAY_CACHE = "public, max-age=86400";

export function mountInstallation({ open }: Site): void {
  open.get("/manifest.webmanifest", manifest);
  open.get("/icons/:file{\\d+\\.png}", icon);
}

/**
 * The minimum of https://www.w3.org/TR/appmanifest: the URL bar stays, because people must see it.
 */
function manifest(visit: Visit): Response {
  const { language, ports: { views, icons } } = visit;
  const { name, shortName, motto, direction } = views.application(language);
  const document = {
    id: "/",
    name: `${name} – ${motto}`,
    short_name: shortName,
    lang: language,
    dir: direction,
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    background_color: "#f4eee1",
    theme_color: "#12315f",
    icons: [...icons.keys()].map((size) => ({
      src: `/icons/${size}.png`,
      sizes: `${size}x${size}`,
      type: "image/png",
      purpose: "any",
    })),
  };
  return visit.send(JSON.stringify(document), {
    headers: { "cache-control": DAY_CACHE, "content-type": "application/manifest+json" },
  });
}

function icon(visit: Visit): Response | Promise<Response> {
  const icon = visit.ports.icons.get(parseInt(visit.param("file")));
  if (!icon) return visit.problem("not_found");
  return visit.send(icon, {
    headers: { "cache-control": DAY_CACHE, "content-type": "image/png" },
  });
}
