/** A chat on socket.io, which begins with polling and changes to a WebSocket. */
import { startProcess } from "../../../../bench/gateway/processes.ts";
import type { Application, Use } from "../application.ts";
import { NODE, NPM, packages } from "../npm.ts";
import { SERVER } from "./chat_server.ts";

async function say({ page, person }: Use, how: string, text = "سلام به همه"): Promise<void> {
  await page.locator("li").getByText(`${person.firstName}: وارد شد`).waitFor();
  await page.fill("[name=text]", text);
  await page.click("button");
  await page.locator("li").getByText(`${person.firstName}: ${text} (${how})`).waitFor();
}

export const chat: Application = {
  name: "A chat on socket.io 4.8",
  id: "chat",
  needs: [NODE, NPM],
  async start({ folder, port, stack }) {
    await Deno.writeTextFile(`${folder}/chat.cjs`, SERVER);
    await Deno.symlink(
      `${await packages("socket.io@4.8.4")}/node_modules`,
      `${folder}/node_modules`,
    );
    stack.use(await startProcess(NODE, { args: [`${folder}/chat.cjs`, String(port)], port }));
  },
  async signedIn({ page, person }) {
    await page.locator("li").getByText(`${person.firstName}: وارد شد`).waitFor();
  },
  steps: {
    async redirect({ page, origin }) {
      await page.goto(`${origin}/`);
      await page.waitForURL(`${origin}/chat`);
    },
    async WebSocket(use) {
      await use.page.goto(`${use.origin}/chat`);
      await use.page.waitForFunction(() => document.title === "websocket");
      await say(use, "websocket");
    },
  },
  others: {
    async "by polling alone"(use) {
      await use.page.goto(`${use.origin}/chat?by=polling`);
      await say(use, "polling");
    },
    async "a message of 0.5 MB"(use) {
      await use.page.goto(`${use.origin}/chat?by=websocket`);
      await say(use, "websocket", "x".repeat(500_000));
    },
  },
};
