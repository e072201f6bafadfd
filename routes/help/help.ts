/** What the menu leads to (guide 1.7 §3): questions, contact, guide; and the application. */
import type { Hono } from "hono";
import { containsWords, searchForm } from "../../domain/text/search.ts";
import type { WindowDeps, WindowEnv } from "../site/deps.ts";
import { answer } from "../site/page.ts";
import { problem } from "../site/problem.ts";

/** Longer than any question that finds something. */
const MAX_QUERY = 100;
const DAY_CACHE = "public, max-age=86400";

export function addHelp(app: Hono<WindowEnv>, deps: WindowDeps): void {
  const { views, support, guides, icons } = deps;

  app.get("/faq", async (c) => {
    const query = (c.req.query("q") ?? "").slice(0, MAX_QUERY).trim();
    const found = searchForm(query) === "" ? undefined : views.questions(c.get("language"))
      .filter(({ text }) => containsWords(text, query)).map(({ id }) => id);
    return await answer(deps, c, (context) => views.faq(context, { query, found }));
  });

  app.get("/contact", (c) => answer(deps, c, (context) => views.contact(context, support)));

  app.get("/guide", (c) =>
    answer(
      deps,
      c,
      (context) => views.guide(context, { file: guides.get(c.get("language")) }),
    ));

  app.get("/app", (c) => answer(deps, c, (context) => views.app(context)));

  // The bare minimum of https://www.w3.org/TR/appmanifest: the address bar stays, as people must see it.
  app.get("/manifest.webmanifest", (c) => {
    const language = c.get("language");
    const { name, motto, direction } = views.application(language);
    c.header("cache-control", DAY_CACHE);
    c.header("content-type", "application/manifest+json");
    return c.body(JSON.stringify({
      id: "/",
      name: `${name} – ${motto}`,
      short_name: name,
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
    }));
  });

  app.get("/icons/:file{\\d+\\.png}", async (c) => {
    const icon = icons.get(parseInt(c.req.param("file")));
    if (!icon) return await problem(deps, c, "not_found");
    c.header("cache-control", DAY_CACHE);
    c.header("content-type", "image/png");
    return c.body(icon);
  });
}
