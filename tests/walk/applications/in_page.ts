/** What a program's own page does with scripts. */
import type { Page } from "playwright-core";

export interface Answer {
  status: number;
  url: string;
  headers: Record<string, string>;
  text: string;
}

/** Fetches as a script of this page, with its cookies; the body is text. */
export function fetchIn(page: Page, url: string, init: RequestInit = {}): Promise<Answer> {
  return page.evaluate(async ([url, init]) => {
    const response = await fetch(url, init);
    const headers = Object.fromEntries(response.headers as unknown as Iterable<[string, string]>);
    return { status: response.status, url: response.url, headers, text: await response.text() };
  }, [url, init] as const);
}

/** Length of what is there, for files that are no text. */
export function sizeIn(page: Page, url: string): Promise<number> {
  return page.evaluate(async (url) => (await (await fetch(url)).arrayBuffer()).byteLength, url);
}

/** Sends one message over a WebSocket of this page and returns the first that contains `part`. */
export function echoIn(
  page: Page,
  { url, send, part }: { url: string; send?: string; part: string },
): Promise<string> {
  return page.evaluate(({ url, send, part }) =>
    new Promise<string>((resolve, reject) => {
      const socket = new WebSocket(url);
      socket.onopen = () => send !== undefined && socket.send(send);
      socket.onclose = ({ code }) => reject(new Error(`closed with ${code}`));
      socket.onmessage = ({ data }) => String(data).includes(part) && resolve(String(data));
    }), { url, send, part });
}
