/** The agency that sends bills, with its programs: at the bank and at the agencies' API. */
import { exportJWK, generateKeyPair, type JWK } from "jose";
import type { Clock } from "../../../domain/platform/platform.ts";
import type { GatewayAgency } from "../agencies/mod.ts";
import type { Merchant } from "../bank/bank.tsx";
import { createAgencyApi } from "../wires/agency_api.ts";
import { createWebhookInbox } from "../wires/webhook_inbox.ts";
import type { WindowClient } from "../wires/window_client.ts";
import { createBankClient } from "./bank_client.ts";
import { BANK_RETURN, createBillsApp } from "./bills_app.tsx";
import { createOrders } from "./orders.ts";
import { createPayment } from "./payment.ts";
import { BILLS_SCOPES, sendReceipt } from "./receipt.ts";

export { BANK_RETURN, WEBHOOK } from "./bills_app.tsx";
export { BILLS_SCOPES };

export const BILLS_ID = "bills";
const KEY_ID = "bills-1";

export interface BillsAgency extends GatewayAgency {
  /** As services.json has them. */
  jwks: { keys: JWK[] };
}

export async function createBills(options: {
  kv: Deno.Kv;
  clock: Clock;
  client: WindowClient;
  /** The window's public origin. */
  issuer: string;
  /** The public origin of the agencies' API. */
  apiUrl: string;
  merchant: Merchant;
  /** Where the bank's pages are, and its calls; known once it listens. */
  bank: { origin(): string; calls(): string };
}): Promise<BillsAgency> {
  const { clock, client, issuer, apiUrl, merchant, bank } = options;
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const jwk = { ...await exportJWK(publicKey), kid: KEY_ID, alg: "ES256", use: "sig" };
  const api = createAgencyApi({
    ...{ issuer, apiUrl, client, clock, privateKey },
    clientId: BILLS_ID,
    keyId: KEY_ID,
    scopes: BILLS_SCOPES,
  });
  const orders = createOrders(options);
  const payment = createPayment({
    orders,
    clock,
    bank: createBankClient({ url: bank.calls, key: merchant.key }),
    sendReceipt: (order) => sendReceipt(api, order),
    returnTo: merchant.origin + BANK_RETURN,
  });
  const keysUrl = new URL("/.well-known/jwks.json", apiUrl).href;
  const inbox = createWebhookInbox({ keysUrl, client, clock });
  return {
    name: BILLS_ID,
    create: (deps) => createBillsApp({ orders, payment, inbox, bankOrigin: bank.origin }, deps),
    jwks: { keys: [jwk] },
  };
}
