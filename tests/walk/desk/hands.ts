/** What a person does to a page: with a pointer, or with the keyboard alone. */
import assert from "node:assert/strict";
import type { Buffer } from "node:buffer";
import type { Locator, Page } from "playwright-core";

export interface SentFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export interface Hands {
  /** In place of what stands there. */
  type(field: Locator, text: string): Promise<void>;
  /** A radio button or a check box. */
  choose(box: Locator): Promise<void>;
  /** An option of a list, by its value. */
  select(list: Locator, value: string): Promise<void>;
  attach(field: Locator, file: SentFile): Promise<void>;
  /** A link or a button. */
  press(target: Locator): Promise<void>;
}

export const pointer: Hands = {
  type: (field, text) => field.fill(text),
  choose: (box) => box.check(),
  select: async (list, value) => void await list.selectOption(value),
  attach: (field, file) => field.setInputFiles(file),
  press: (target) => target.click(),
};

/** More stops have no page. */
const MOST_STOPS = 250;

export function keyboard(page: Page): Hands {
  // Playwright catches choosers only while somebody listens, and begins to a moment too late.
  page.on("filechooser", () => {});

  const isFocused = (target: Locator) =>
    target.evaluate((element) => element === element.ownerDocument.activeElement);

  async function reach(target: Locator): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await isFocused(target)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`the Tab key does not reach ${await target.evaluate((one) => one.outerHTML)}`);
  }

  /** Into the group by Tab, and on within it by arrow keys. */
  async function reachRadio(radio: Locator): Promise<void> {
    const name = await radio.getAttribute("name");
    const inGroup = () =>
      page.evaluate(
        (name) => (document.activeElement as HTMLInputElement | null)?.name === name,
        name,
      );
    for (let stops = 0; stops < MOST_STOPS && !await inGroup(); stops++) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Space");
    for (let steps = 0; steps < 30 && !await isFocused(radio); steps++) {
      await page.keyboard.press("ArrowDown");
    }
    assert.ok(await radio.isChecked(), `arrow keys do not reach ${name}`);
  }

  return {
    async type(field, text) {
      await reach(field);
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
      await page.keyboard.type(text);
    },
    async choose(box) {
      if (await box.getAttribute("type") === "radio") return await reachRadio(box);
      await reach(box);
      if (!await box.isChecked()) await page.keyboard.press("Space");
    },
    async select(list, value) {
      await reach(list);
      await page.keyboard.press("Home");
      for (let steps = 0; steps < 100 && await list.inputValue() !== value; steps++) {
        await page.keyboard.press("ArrowDown");
      }
      assert.equal(await list.inputValue(), value);
    },
    async attach(field, file) {
      await reach(field);
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        page.keyboard.press("Enter"),
      ]);
      await chooser.setFiles(file);
    },
    async press(target) {
      await reach(target);
      await page.keyboard.press("Enter");
    },
  };
}
