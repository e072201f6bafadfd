/** A text browser on a real terminal, controlled by tmux. */
import assert from "node:assert/strict";
import { outputOf } from "../../support/command.ts";
import { eventually } from "../../support/waiting.ts";

export interface TextBrowser {
  /** The text on the screen. */
  screen(): Promise<string>;
  /** Waits until the screen shows the text. */
  see(text: string): Promise<void>;
  /** From the top of a page to its control number `index`, from 0. */
  tab(times: number): Promise<void>;
  /** Replaces the content of the field under the cursor. */
  fill(text: string): Promise<void>;
  /** Follows the link or presses the button under the cursor. */
  press(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export type TextBrowserName = "lynx" | "w3m";

/** No pauses for messages, cookies without a question, and nothing of the user's settings. */
const LYNX_CONFIGURATION = `
ACCEPT_ALL_COOKIES:TRUE
CHARACTER_SET:utf-8
ALERTSECS:0
INFOSECS:0
MESSAGESECS:0
`;

const COMMANDS: Record<TextBrowserName, (folder: string) => string[]> = {
  lynx: (folder) => ["lynx", `-cfg=${folder}/lynx.cfg`],
  w3m: (folder) => ["w3m", "-cookie", "-config", `${folder}/w3m`, "-o", "accept_encoding=identity"],
};

/** Large enough for any of our pages. */
const SIZE = ["-x", "200", "-y", "100"];

export async function openTextBrowser(
  name: TextBrowserName,
  address: string,
): Promise<TextBrowser> {
  const folder = await Deno.makeTempDir({ prefix: "panjereh_terminal_" });
  await Deno.writeTextFile(`${folder}/lynx.cfg`, LYNX_CONFIGURATION);
  await Deno.writeTextFile(`${folder}/w3m`, "");
  const tmux = async (...args: string[]) => {
    // By its name within the folder: a socket's path is limited to 107 bytes (unix(7)), and folders
    // are nested.
    const own = ["-S", "socket", "-f", "/dev/null"];
    const env = { HOME: folder, LANG: "C.UTF-8", LC_ALL: "C.UTF-8", TERM: "xterm" };
    const { success, stdout, stderr } = await outputOf("tmux", [...own, ...args], {
      cwd: folder,
      env,
    });
    assert.ok(success, stderr);
    return stdout;
  };
  const screen = () => tmux("capture-pane", "-p");
  const keys = (...names: string[]) => tmux("send-keys", ...names);
  const type = (text: string) => tmux("send-keys", "-l", text);
  await tmux("new-session", "-d", ...SIZE, ...COMMANDS[name](folder), address);

  return {
    screen,
    see: (text) =>
      eventually(async () => {
        // w3m writes only what differs from the last screen, and errs after some letters with marks.
        if (name === "w3m") await keys("C-l");
        const shown = await screen();
        assert.ok(shown.includes(text), `${name} does not show "${text}" but\n${shown}`);
      }),
    async tab(times) {
      if (times) await keys(...Array(times).fill("Tab"));
    },
    async fill(text) {
      // w3m edits a field on a separate line; in lynx one types directly.
      if (name === "w3m") await keys("Enter");
      await keys("C-u");
      await type(text);
      if (name === "w3m") await keys("Enter");
    },
    async press() {
      await keys("Enter");
    },
    async [Symbol.asyncDispose]() {
      await tmux("kill-server");
      await Deno.remove(folder, { recursive: true });
    },
  };
}
