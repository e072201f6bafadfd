import type { Page } from "playwright-core";

/** Bytes of responses on the wire, heads included, for what `act` makes the page load. */
export async function wireBytes(page: Page, act: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => bytes += encodedDataLength);
  await act();
  await page.waitForLoadState("networkidle");
  await session.detach();
  return bytes;
}
