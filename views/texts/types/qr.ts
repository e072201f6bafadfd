/** Sign-in by QR code, on both devices. `{qr}` stands for "QR" wherever it occurs. */
import type { Explained, Labelled } from "./common.ts";

export interface QrTexts {
  qr: {
    ways: { label: string; code: string; qr: string };
    heading: string;
    steps: readonly string[];
    picture: string;
    /** {address} {code} */
    manual: string;
    pick: string;
    check: string;
    another: string;
    notices: Record<"drawn" | "not_yet", string>;
    ends: Record<"refused" | "expired" | "busy", Explained>;
  };
  qrPhone: {
    heading: string;
    lead: string;
    asker: {
      browser: string;
      network: string;
      /** {address} */
      same: string;
      /** {address} */
      other: string;
      /** Where the browser says it goes: not what is approved, which is a session for everything. */
      service: string;
      window: string;
      time: string;
    };
    otherNetwork: string;
    warning: string;
    question: string;
    hint: string;
    refuse: string;
    notMe: string;
    /** Its time has passed while the page was open. */
    lapsed: string;
    /** {when} */
    failure: Explained;
  };
  qrDone: {
    /** {when} in "limited". */
    ends: Record<
      "approved" | "refused" | "not_me" | "wrong_number" | "sim_mismatch" | "limited" | "dead",
      Explained
    >;
    /** What its owner does there if it only waits. */
    check: string;
  };
  qrEntry: {
    heading: string;
    lead: string;
    code: Labelled;
    submit: string;
    warning: string;
    errors: Record<"missing" | "format" | "unknown", string>;
    /** {when} */
    limited: Explained;
  };
}
