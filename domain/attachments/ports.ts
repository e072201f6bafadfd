/** Ports of attachments. */

export type Verdict =
  | { verdict: "clean" }
  /** `threat`: the scanner's name for it. */
  | { verdict: "infected"; threat: string }
  /** It holds what no scanner can look into. */
  | { verdict: "unscannable"; reason: string };

export interface Scanner {
  /**
   * Resolves to what the scanner says. Throws `ScanFailed` if it examined the file in vain,
   * `ScannerUnavailable` if it could not even begin or did not answer in time.
   */
  scan(content: AsyncIterable<Uint8Array>): Promise<Verdict>;
}

/** The scanner answers, but cannot examine this file. `message`: a closed set of words. */
export class ScanFailed extends Error {
  override name = "ScanFailed";
}

/** It may examine the file later. `message`: a closed set of words. */
export class ScannerUnavailable extends Error {
  override name = "ScannerUnavailable";
}
