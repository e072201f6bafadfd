/**
 * All ports of the program in one flat record, made by adapters/mod.ts. A function is passed the
 * whole and declares the slice that it needs: `Pick<Ports, "store" | "sms">`.
 */
import type { NewDigest } from "./attachments/file/content.ts";
import type { Scanner } from "./attachments/ports.ts";
import type { WebhookSigner } from "./agency_events/ports.ts";
import type { CodeRules } from "./budget/code.ts";
import type { PersonLimits } from "./budget/person.ts";
import type { PlaceLimits } from "./budget/place.ts";
import type { NewShard } from "./budget/shards.ts";
import type { SystemStrain } from "./budget/system_strain.ts";
import type { Parts } from "./console/health/parts.ts";
import type { Captchas } from "./captcha/captcha.ts";
import type { AgencyTokens, SetSigner } from "./events/ports.ts";
import type { LogoutTokenSigner } from "./federation/ports.ts";
import type { ClientBehindProxy } from "./gateway/request/forward_auth.ts";
import type { Upstreams } from "./gateway/upstream/upstreams.ts";
import type { WebSockets } from "./gateway/upstream/web_socket.ts";
import type { AssertionSigner } from "./gateway/visitor/assertion.ts";
import type { JalaliCalendar } from "./identity/calendar.ts";
import type { ReadMarkdown } from "./messages/rich_text.ts";
import type { ProofSigner } from "./messages/ports.ts";
import type { MailGateway, MessageWriter, SmsGateway } from "./notice/delivery.ts";
import type { VerifySignature } from "./notice/signed_call.ts";
import type { PasskeyVerifier } from "./passkey/credential/verifier.ts";
import type { AuditLog, AuditRecord } from "./platform/audit.ts";
import type { AuditReader } from "./platform/audit_reader.ts";
import type { PushServices } from "./push/device/push_services.ts";
import type { Background, Clock, KeyedHash, Random, Seal } from "./platform/platform.ts";
import type { QrPainter } from "./platform/qr_picture.ts";
import type { Store } from "./platform/store.ts";
import type { Probes } from "./publication/ports.ts";
import type { TrafficCounts } from "./publication/traffic/traffic.ts";
import type { ReceiptsSigner } from "./receipts/download.ts";
import type { PasswordHasher, Totp } from "./staff/credential/verifiers.ts";
import type { IsCommonPassword } from "./staff/credential/password.ts";
import type { CompanyRegistry } from "./registry/company_registry.ts";
import type { ForeignerRegistry } from "./registry/foreigner_registry.ts";
import type { CardRegistry, FaceMatcher } from "./registry/level_registries.ts";
import type { CivilRegistry, PostRegistry, SimRegistry } from "./registry/registries.ts";

export interface Ports {
  // The machine
  store: Store;
  clock: Clock;
  random: Random;
  hash: KeyedHash;
  seal: Seal;
  calendar: JalaliCalendar;
  background: Background;
  audit: AuditLog;
  auditReader: AuditReader;
  /** What calls to registries and operators came to. */
  parts: Parts;
  /** Rejects with `StoreUnavailable` while the store takes no commit. */
  probeStore(): Promise<void>;
  /** Records in the background; the event stands even if this fails. */
  appendLater(record: AuditRecord): void;

  // The state's registries
  civil: CivilRegistry;
  sim: SimRegistry;
  post: PostRegistry;
  foreigners: ForeignerRegistry;
  companies: CompanyRegistry;
  /** Absent if the banks' network is not connected. */
  cards?: CardRegistry;
  /** Absent if no face matcher is connected. */
  faces?: FaceMatcher;

  // People and their operators
  sms: SmsGateway;
  /** Absent if no mail server is configured. */
  mail?: MailGateway;
  messages: MessageWriter;
  /** Told of each one-time code that an operator or the mail server has taken, for the metrics. */
  onCodeSent?(channel: "sms" | "email"): void;
  wires: Wires;
  /** Absent if no scanner is connected: then no files are taken or served. */
  scanner?: Scanner;
  newDigest: NewDigest;
  captchas: Captchas;
  passkeys: PasskeyVerifier;
  pushes: PushServices;
  qrPainter: QrPainter;
  /** Of agencies' letters. */
  readMarkdown: ReadMarkdown;

  // Staff of the desk
  passwords: PasswordHasher;
  isCommonPassword: IsCommonPassword;
  totp: Totp;
  /** Bound to the desk's host. */
  deskPasskeys: PasskeyVerifier;

  // Settings of the operations team
  rules: SignInRules;
  strain: SystemStrain;
  newShard: NewShard;
  /** Origin of the window, for links in messages. */
  window: string;

  // Clients and agencies
  /** Whether a client's IP is within the allowed networks. */
  isAllowed(ip: string): boolean;
  /**
   * The IP of a client that is not behind an agency's proxy, given the socket's peer and
   * `X-Forwarded-For`.
   */
  clientIp(peer: string, forwardedFor: string | null): string;
  clientBehind: ClientBehindProxy;
  /** Whether this peer is one of the proxies before this program. */
  isFront(peer: string): boolean;
  signer: AssertionSigner & LogoutTokenSigner & SetSigner & ProofSigner & ReceiptsSigner;
  webhookSigner: WebhookSigner;
  /** Of services that call us. */
  agencyTokens: AgencyTokens;
  upstreams: Upstreams;
  /** Of services that are not in force yet. */
  probes: Probes;
  traffic: TrafficCounts;
  webSockets: WebSockets;
}

/**
 * Verification of the operators' calls. A call that is not configured is absent, and so is its
 * path.
 */
export interface Wires {
  ussd?: VerifySignature;
  /** Whether a delivery report has our secret. */
  smsStatus?(key: string): boolean;
}

export interface SignInRules {
  code: CodeRules;
  person: PersonLimits;
  ip: PlaceLimits;
  network: PlaceLimits;
  /** Whole years (citizen-handbook §12: the window is for people of 18 and over). */
  minimumAge: number;
}
