/** The face matcher (docs/wires.md). */
import { type Context, Hono } from "hono";
import type { Faults } from "./faults.ts";
import { readMark } from "../people/photos.ts";

export function createFaceRoutes(
  { faults, token, refuse }: { faults: Faults; token: string; refuse: (c: Context) => Response },
): Hono {
  const app = new Hono();
  app.post("/v1/faces/match", faults.before("faces", refuse), async (c) => {
    if (c.req.header("authorization") !== `Bearer ${token}`) {
      return c.json({ error: "unauthorized" }, 401, { "WWW-Authenticate": "Bearer" });
    }
    const form = await c.req.formData().catch(() => null);
    const photo = form?.get("photo");
    const person = form?.get("idType") === "fida" ? form.get("fidaCode") : form?.get("nationalId");
    if (!(photo instanceof File) || typeof person !== "string") {
      return c.json({ error: "nationalId (or idType and fidaCode) and photo are needed" }, 400);
    }
    const mark = readMark(await photo.bytes());
    return c.json({ match: mark?.face === person, live: mark?.isLive ?? true });
  });
  return app;
}
