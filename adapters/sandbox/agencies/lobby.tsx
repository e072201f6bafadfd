import { Hono } from "hono";
import { withDoctype } from "#html/jsx-runtime";
import { pageHeaders } from "../pages/page_headers.ts";

/** Served at the agencies' address for every host that is not an agency. */
export function createLobbyApp(issuer: string): Hono {
  const app = new Hono();
  app.use(pageHeaders);
  app.get("/", (c) =>
    c.html(withDoctype(
      <html lang="fa" dir="rtl">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>سازمان‌های نمونه</title>
        </head>
        <body>
          <main>
            <h1>سازمان‌های نمونه</h1>
            <p>
              خدمات سازمان‌ها را از راه پنجره باز کنید: <a href={issuer}>رفتن به پنجره</a>
            </p>
            <p lang="ar">
              هذه جهات نموذجية، وتُفتح من بنجره: <a href={issuer}>الذهاب إلى بنجره</a>
            </p>
            <p lang="en" dir="ltr">
              Open the agencies’ services through Panjereh: <a href={issuer}>go to Panjereh</a>
            </p>
          </main>
        </body>
      </html>,
    )));
  return app;
}
