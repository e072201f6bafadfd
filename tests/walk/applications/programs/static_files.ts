/** A folder of files behind nginx as Debian installs it, with a page of a hundred pictures. */
import assert from "node:assert/strict";
import { wireBytes } from "../../../support/wire_bytes.ts";
import type { Application, Place } from "../application.ts";
import { NGINX, serveByNginx } from "../servers.ts";
import { picture } from "../uploads.ts";

const PICTURES = 100;
/** What a second click may cost, headers included: the aim of issue 10. */
const SECOND_CLICK = 2048;

async function start(place: Place): Promise<void> {
  const root = `${place.folder}/site`;
  await Deno.mkdir(`${root}/gallery/pictures`, { recursive: true });
  await Deno.mkdir(`${root}/large`);
  const pictures = Array.from({ length: PICTURES }, (_, i) => `pictures/${i}.png`);
  const images = pictures.map((path) => `<img src="${path}" alt="">`).join("\n");
  const page = (body: string) => `<!doctype html><meta charset="utf-8"><title>سایت</title>${body}`;
  await Deno.writeTextFile(`${root}/index.html`, page('<a href="/gallery">گالری</a>'));
  await Deno.writeTextFile(`${root}/gallery/index.html`, page(images));
  for (const path of pictures) await Deno.writeFile(`${root}/gallery/${path}`, picture());
  const parts = '<script src="a.js"></script><img src="b.png" alt=""><a href="?2">again</a>';
  await Deno.writeTextFile(`${root}/large/index.html`, page(parts));
  await Deno.writeTextFile(`${root}/large/a.js`, `"${"x".repeat(400_000)}";`);
  await Deno.writeFile(`${root}/large/b.png`, new Uint8Array([...picture(), ...Array(100_000)]));
  await serveByNginx(place, `root "${root}"; index index.html;`);
}

export const staticFiles: Application = {
  name: "A folder of files (nginx)",
  id: "site",
  needs: [NGINX],
  start,
  async signedIn({ page }) {
    await page.getByRole("link", { name: "گالری" }).waitFor();
  },
  steps: {
    async redirect({ page, origin }) {
      await page.goto(`${origin}/`);
      await page.getByRole("link", { name: "گالری" }).click();
      await page.waitForURL(`${origin}/gallery/`);
    },
  },
  others: {
    async "a page of 100 pictures is whole"({ page, origin }) {
      await page.goto(`${origin}/gallery/`, { waitUntil: "networkidle" });
      const whole = await page.locator("img").evaluateAll((images) =>
        images.filter((image) => (image as unknown as { naturalWidth: number }).naturalWidth).length
      );
      assert.equal(whole, PICTURES);
    },
    async "a second click loads at most 2 KB of 0.5 MB"({ page, origin }) {
      await page.goto(`${origin}/large/`, { waitUntil: "networkidle" });
      const click = () => page.getByRole("link", { name: "again" }).click();
      const bytes = await wireBytes(page, click);
      assert.ok(bytes <= SECOND_CLICK, `${bytes} bytes`);
    },
  },
};
