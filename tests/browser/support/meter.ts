/** The bytes of a page visit on the wire, as counted by Chromium's network layer. */
import type { CDPSession, Page } from "playwright-core";

export type Kind = "Document" | "Script" | "Image" | "Fetch" | "Redirect" | "Other";

export interface Load {
  kind: Kind;
  url: string;
  /** Compressed bytes of the body. */
  body: number;
  /** Body and headers. */
  total: number;
}

export interface Meter {
  loads: Load[];
  /** Bytes of the bodies of these kinds. */
  bytes(...kinds: Kind[]): number;
  session: CDPSession;
}

export async function attachMeter(page: Page): Promise<Meter> {
  const session = await page.context().newCDPSession(page);
  const open = new Map<string, { kind: string; url: string; headers: number }>();
  const loads: Load[] = [];
  // A redirect is the same request to Chromium, which counts its bytes there only.
  session.on("Network.requestWillBeSent", ({ redirectResponse }) => {
    if (!redirectResponse) return;
    const { url, encodedDataLength: total } = redirectResponse;
    loads.push({ kind: "Redirect", url, body: 0, total });
  });
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    open.set(requestId, { kind: type, url: response.url, headers: response.encodedDataLength });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const load = open.get(requestId);
    if (!load) return;
    const { kind, url, headers } = load;
    const known = ["Document", "Script", "Image", "Fetch"].includes(kind);
    loads.push({
      kind: (known ? kind : "Other") as Kind,
      url,
      body: encodedDataLength - headers,
      total: encodedDataLength,
    });
  });
  await session.send("Network.enable");
  return {
    loads,
    session,
    bytes: (...kinds) =>
      loads.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { body }) => sum + body, 0),
  };
}
