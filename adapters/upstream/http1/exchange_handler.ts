/** The two sides of an exchange: who is told of it, and what they can do. */
import type { Buffer } from "node:buffer";
import type { HeaderList } from "../../../domain/gateway/headers/request_headers.ts";

/** Does not throw. Told of nothing more after `onEnd` or `onError`, of which one comes, once. */
export interface ExchangeHandler {
  onHead(status: number, headers: HeaderList): void;
  onData(bytes: Buffer): void;
  onEnd(): void;
  onError(error: unknown): void;
}

/** Nothing happens when the exchange is over. */
export interface ExchangeControl {
  /** Stops reading, and with it the upstream. No time limit runs meanwhile. */
  pause(): void;
  resume(): void;
  /** Breaks the exchange off; `onError` is told the reason. */
  abort(reason: unknown): void;
}
