/** The operator's delivery reports to the gateway, sent some time after accepting a message. */
import type { WindowClient } from "./window_client.ts";

export interface SmsReports {
  send(messageId: number, status: number): void;
  /** Resolves once no report is under way. */
  stop(): Promise<void>;
}

const SOON_MS = 50;

export function createSmsReports(
  { client, url }: { client: WindowClient; url: string },
): SmsReports {
  const running = new Set<Promise<void>>();
  const stopped = new AbortController();

  async function post(messageId: number, status: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, SOON_MS));
    try {
      const response = await client.fetch(url, {
        method: "POST",
        body: new URLSearchParams({ messageid: String(messageId), status: String(status) }),
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(3000)]),
      });
      await response.body?.cancel();
    } catch {
      // Like Kavenegar, does not repeat a report that failed.
    }
  }

  return {
    send(messageId, status) {
      const task = post(messageId, status).finally(() => running.delete(task));
      running.add(task);
    },
    async stop() {
      stopped.abort();
      await Promise.all(running);
    },
  };
}
