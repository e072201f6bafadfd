/** The two sides of an exchange: the handler of its events, and its control. */
import type { Buffer } from "node:buffer";
import type { HeaderList } from "../../../domain/gateway/headers/request_headers.ts";

/** Must not throw. Either `onEnd` or `onError` comes last, exactly once. */
export interface ExchangeHandler {
  onHead(status: number, headers: HeaderList): void;
  onData(bytes: Buffer): void;
  onEnd(): void;
  onError(error: unknown): void;
}

/** Does nothing once the exchange is over. */
export interface ExchangeControl {
  /** Stops reading, which slows the upstream down. No time limit runs while paused. */
  pause(): void;
  resume(): void;
  /** Aborts the exchange; `onError` receives the reason. */
  abort(reason: unknown): void;
}
