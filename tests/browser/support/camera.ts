/** Screenshots of the real pages, for people; only if `SHOTS` names a folder for them. */
import type { Page } from "playwright-core";

const WIDTHS = [1280, 320];

export interface Camera {
  take(name: string): Promise<void>;
}

export function createCamera(page: Page, prefix: string): Camera {
  const folder = Deno.env.get("SHOTS");
  let count = 0;
  return {
    async take(name) {
      if (!folder) return;
      count++;
      const size = page.viewportSize()!;
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        const path = `${folder}/${prefix}-${width}-${count}-${name}.png`;
        await page.screenshot({ path, fullPage: true });
      }
      await page.setViewportSize(size);
    },
  };
}
