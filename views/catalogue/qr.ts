/** Sign-in by QR code, on both devices. */
import type { qrPages } from "../qr/mod.ts";
import type { QrAskerProps, QrPhoneProps } from "../qr/phone.tsx";
import type { QrProps } from "../qr/wait.tsx";
import { SAMPLE_QR } from "./samples/qr_picture.ts";
import { NOW, SOON } from "./samples/sample.ts";
import type { States } from "./samples/states.ts";

const QR: QrProps = {
  state: "waiting",
  drawing: "3f1d5c",
  expiresAt: SOON,
  picture: SAMPLE_QR,
  manualCode: "048213906",
  entry: "localhost:8000/qr",
};

const ASKER: QrAskerProps = {
  device: { browser: "Firefox", system: "Windows" },
  maskedIp: "185.12.*",
  sameNetwork: true,
  serviceTitle: { text: "سوابق بیمه", language: "fa" },
  askedAt: NOW,
};

const QR_PHONE: QrPhoneProps = {
  path: "/qr/Zk3mX9-qTb1LwYc7_RdPgA",
  asker: ASKER,
  choices: [47, 12, 85],
  expiresAt: SOON,
};

export const qrStates: States<typeof qrPages> = {
  qr: {
    waiting: QR,
    drawn: { ...QR, notice: "drawn" },
    "not-yet": { ...QR, notice: "not_yet" },
    scanned: { state: "scanned", drawing: "3f1d5c", expiresAt: SOON, number: 47 },
    refused: { state: "refused" },
    expired: { state: "expired" },
    busy: { state: "busy" },
  },
  qrPhone: {
    "same-network": QR_PHONE,
    "other-network": {
      ...QR_PHONE,
      asker: { ...ASKER, device: {}, sameNetwork: false, serviceTitle: undefined },
    },
    "sim-unavailable": { ...QR_PHONE, retryAt: SOON },
  },
  qrDone: {
    approved: { state: "approved", path: QR_PHONE.path, asker: ASKER },
    refused: { state: "refused" },
    "not-me": { state: "not_me" },
    "wrong-number": { state: "wrong_number" },
    "sim-mismatch": { state: "sim_mismatch" },
    limited: { state: "limited", retryAt: SOON },
    dead: { state: "dead" },
  },
  qrEntry: {
    empty: {},
    missing: { error: "missing" },
    format: { code: "1234", error: "format" },
    unknown: { code: "123456789", error: "unknown" },
    limited: { code: "123456789", retryAt: SOON },
  },
};
