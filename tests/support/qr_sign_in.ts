/** A complete sign-in by QR: a browser waits, and a signed-in phone scans and picks the number. */
import { createHttpClient, type HttpClient, type Reply } from "./http_client.ts";
import { scan } from "./qr_reader.ts";

export interface QrSignIn {
  /** The waiting browser; signed in if `answer` is 200. The caller closes it. */
  browser: HttpClient;
  /**
   * The phone's last response: to the opened code, or to the picked number. The browser's, if no
   * code was drawn for it.
   */
  answer: Reply;
}

export async function approveByQr(origin: string, phone: HttpClient): Promise<QrSignIn> {
  const browser = createHttpClient({ origin });
  const page = await browser.get(`${origin}/login/qr`);
  if (page.status !== 200) return { browser, answer: page };
  const question = await phone.get(scan(page.main));
  if (question.status !== 200) return { browser, answer: question };
  const check = (shown: Reply) => browser.submit(shown, { action: "check" }, { to: "/login/qr" });
  const shown = await check(page);
  const number = numberOn(shown);
  const answer = await phone.submit(question, { number }, { to: question.url.pathname });
  if (answer.status === 200) await check(shown);
  return { browser, answer };
}

/** The number on the screen, which Persian pages write in Persian digits. */
export function numberOn({ main }: Reply): string {
  const shown = /<p class="number">(.*?)<\/p>/.exec(main)![1];
  return shown.replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
}
