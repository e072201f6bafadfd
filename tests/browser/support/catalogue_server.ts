/** The page catalogue over HTTP, with the headers of the window's pages. */
import { GUIDE_IMPRINTS } from "../../../domain/window/imprint.ts";
import { Hono } from "hono";
import { loadScript } from "../../../adapters/http/assets.ts";
import { createPngPainter } from "../../../adapters/captcha/png_painter.ts";
import { systemRandom } from "../../../adapters/runtime/system.ts";
import { isDefaultDisplay, readDisplay } from "../../../domain/accessibility/display.ts";
import { sheetOf } from "../../../adapters/http/assets.ts";
import { loadDisplaySheet } from "../../../adapters/http/display_sheet.ts";
import { DIAL_CODE } from "../../../domain/code/dial_code.ts";
import { createHosts } from "../../../domain/services/hosts.ts";
import { createCatalogue } from "../../../domain/services/catalogue.ts";
import { loadTexts } from "../../../views/load_texts.ts";
import type { WindowEnv } from "../../../routes/site/visit.ts";
import { securityHeaders } from "../../../routes/site/security_headers.ts";
import { type CatalogueEntry, createPageCatalogue } from "../../../views/catalogue/mod.ts";
import { createViews, markFile, writeDisplaySheet, writeLaterStyle } from "../../../views/mod.ts";

/** As the window keeps its own files. */
const KEPT = { "cache-control": "max-age=3600, immutable" };

export interface CatalogueServer {
  entries: CatalogueEntry[];
  languages: readonly string[];
  address(entry: CatalogueEntry, language: string): string;
  stop(): Promise<void>;
}

export async function startCatalogueServer(): Promise<CatalogueServer> {
  const views = createViews({
    languages: await loadTexts(GUIDE_IMPRINTS),
    dialCode: DIAL_CODE,
    imprints: GUIDE_IMPRINTS,
  });
  const entries = createPageCatalogue(views).filter(({ isWording }) => !isWording);
  const hosts = createHosts({
    baseUrl: "http://localhost:8000",
    catalogue: createCatalogue({ services: [] }),
  });
  const later = sheetOf("later", writeLaterStyle());
  const script = await loadScript("htmx", [
    new URL(import.meta.resolve("htmx.org/dist/htmx.min.js")),
    new URL(import.meta.resolve("../../../static/htmx_config.js")),
    new URL(import.meta.resolve("../../../static/connection.js")),
    new URL(import.meta.resolve("../../../static/later_style.js")),
  ], { SAID: views.said, LATER_STYLE: later[0] });
  const photo = await loadScript("photo", [
    new URL(import.meta.resolve("../../../static/photo.js")),
  ]);
  const push = await loadScript("push", [new URL(import.meta.resolve("../../../static/push.js"))]);
  const passkey = await loadScript("passkey", [
    new URL(import.meta.resolve("../../../static/passkey.js")),
  ]);
  const sheet = await loadDisplaySheet(writeDisplaySheet);
  const drawn = createPngPainter().paint("123456", { script: "persian", random: systemRandom });
  const picture = new Uint8Array(drawn);

  const app = new Hono<WindowEnv>();
  // The two middlewares of the window that set headers.
  app.use(securityHeaders({ hosts }));
  for (const { path, asset: { contentType, body } } of [script, photo, passkey, push]) {
    app.get(path, (c) => c.body(body, 200, { "content-type": contentType, ...KEPT }));
  }
  for (const [path, { contentType, body }] of [...sheet.assets, later]) {
    app.get(path, (c) => c.body(body, 200, { "content-type": contentType, ...KEPT }));
  }
  app.get("/captcha/:file", (c) => c.body(picture, 200, { "content-type": "image/png" }));
  app.get("/favicon.svg", (c) => c.body(markFile, 200, { "content-type": "image/svg+xml" }));
  app.get("/:language/:page/:state", (c) => {
    const { language, page, state } = c.req.param();
    const entry = entries.find(({ name }) => name === `${page}/${state}`);
    const choices = readDisplay(c.req.query("display") ?? "");
    const display = isDefaultDisplay(choices) ? undefined : { choices, sheet: sheet.path };
    const scripts = {
      script: script.path,
      photoScript: photo.path,
      passkeyScript: passkey.path,
      pushScript: push.path,
    };
    if (!entry) return c.notFound();
    const html = entry.render({ language, ...scripts, display });
    c.set("styleSource", views.styleSourceOf(html));
    return c.html(html);
  });
  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, app.fetch);
  return {
    entries,
    languages: views.languages,
    address: ({ name }, language) => `http://localhost:${server.addr.port}/${language}/${name}`,
    stop: () => server.shutdown(),
  };
}
