/** The environment, validated once. Every variable is documented in docs/configuration.md. */
import { z } from "zod";
import { DIAL_CODE } from "../../domain/code/dial_code.ts";
import {
  allowedNetworks,
  baseUrl,
  count,
  dialCode,
  email,
  flag,
  ip,
  key,
  languageTags,
  localBaseUrl,
  longSecret,
  mailServer,
  name,
  path,
  phone,
  port,
  pushHosts,
  ranges,
  safeUrl,
  scanner,
  secret,
  share,
  store,
  text,
} from "./fields.ts";
import { withFileSettings } from "./secret_names.ts";
import { problemsTogether } from "./together.ts";

const common = {
  PORT: port.default(8000),
  LISTEN: ip.default("127.0.0.1"),
  WORKERS: count(1, 64).default(1),
  /** Listens on the port together with the process that this one replaces. */
  REUSE_PORT: flag,
  DATA_DIR: path.default("./data"),
  STORE: store.optional(),
  /** Seconds. */
  STORE_OUTAGE_GRACE: count(0, 300).default(60),
  /** Of the user that a PostgreSQL `STORE` names. */
  STORE_PASSWORD: text.optional(),
  /** Read by Deno itself: authorities to trust in calls to the outside, beside the public ones. */
  DENO_CERT: path.optional(),
  SERVICES_FILE: path.default("services.json"),
  OTP_DIGITS: count(5, 8).default(5),
  MINIMUM_AGE: count(0, 120).default(18),
  CODES_PER_IP: count(1, 1_000_000).default(120),
  CODES_PER_NETWORK: count(1, 1_000_000).default(600),
  TRUSTED_PROXIES: ranges,
  ALLOWED_NETWORKS: allowedNetworks,
  SUPPORT_PHONE: phone.optional(),
  SUPPORT_ADDRESS: text.optional(),
  SUPPORT_HOURS: text.optional(),
  SUPPORT_EMAIL: email.optional(),
  USSD_CODE: dialCode.default(DIAL_CODE),
  /** In which the operator has templates for news, beside Persian. */
  SMS_LANGUAGES: languageTags.default([]),
  WINDOW_NAME: name.optional(),
  WINDOW_NAME_AR: name.optional(),
  WINDOW_NAME_EN: name.optional(),
  WINDOW_SHORT_NAME: name.optional(),
  WINDOW_SHORT_NAME_AR: name.optional(),
  WINDOW_SHORT_NAME_EN: name.optional(),
  WINDOW_AUTHORITY: name.optional(),
  WINDOW_AUTHORITY_AR: name.optional(),
  WINDOW_AUTHORITY_EN: name.optional(),
  WINDOW_OPERATOR: name.optional(),
  WINDOW_OPERATOR_AR: name.optional(),
  WINDOW_OPERATOR_EN: name.optional(),
  WINDOW_PARTICIPATION_URL: safeUrl.optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warning", "error"], "must be debug, info, warning or error")
    .default("info"),
  /** Without it there is no admin port, and no metrics are collected. */
  ADMIN_PORT: port.optional(),
  ADMIN_LISTEN: ip.default("127.0.0.1"),
  // Deno's own variables for traces, which the runtime reads itself.
  OTEL_DENO: z.enum(["true", "false"]).optional(),
  OTEL_TRACES_SAMPLER: text.optional(),
  OTEL_TRACES_SAMPLER_ARG: share.default(1),
  OTEL_PROPAGATORS: text.optional(),
  OTEL_DENO_CONSOLE: text.optional(),
};

const startSchema = z.object({
  ...common,
  /** By default localhost, where each service is a site of its own for browsers. */
  BASE_URL: localBaseUrl.optional(),
  // The sandbox has all templates.
  SMS_LANGUAGES: languageTags.default(["ar", "en"]),
  SANDBOX_PORT: port.default(8001),
  AGENCY_PORT: port.default(8002),
  // Fictional, like everything in the sandbox.
  SUPPORT_PHONE: phone.default("021-00000000"),
  SUPPORT_ADDRESS: text.default("تهران، خیابان نمونه، پلاک صفر (نشانی ساختگی)"),
  SUPPORT_HOURS: text.default("شنبه تا چهارشنبه، ۸ تا ۱۶"),
  SUPPORT_EMAIL: email.default("support@panjereh.example"),
  LOG_FORMAT: z.enum(["json", "pretty"], "must be json or pretty").default("pretty"),
});

const serveSchema = z.object({
  ...common,
  LISTEN: ip.default("0.0.0.0"),
  BASE_URL: baseUrl,
  SECRET_KEY: key,
  CIVIL_REGISTRY_URL: safeUrl,
  SIM_REGISTRY_URL: safeUrl,
  POST_REGISTRY_URL: safeUrl,
  FOREIGNER_REGISTRY_URL: safeUrl,
  COMPANY_REGISTRY_URL: safeUrl,
  /** Level 3 needs at least one of these. */
  CARD_REGISTRY_URL: safeUrl.optional(),
  FACE_MATCHER_URL: safeUrl.optional(),
  REGISTRY_TOKEN: secret,
  SMS_URL: safeUrl,
  SMS_KEY: secret,
  SMS_TEMPLATE_CODE: text.default("panjereh-code"),
  SMS_TEMPLATE_DESK_CODE: text.default("panjereh-desk-code"),
  SMS_TEMPLATE_CONTACT: text.default("panjereh-contact"),
  SMS_TEMPLATE_SIM_CHANGED: text.default("panjereh-sim-changed"),
  SMS_TEMPLATE_NOTICE: text.default("panjereh-notice"),
  SMS_TEMPLATE_LETTER: text.default("panjereh-letter"),
  SMS_TEMPLATE_DOSSIER: text.default("panjereh-dossier"),
  SMS_TEMPLATE_INVITATION: text.default("panjereh-invitation"),
  SMS_TEMPLATE_DESK_NEWS: text.default("panjereh-desk-news"),
  SMS_TEMPLATE_DESK_NOTICE: text.default("panjereh-desk-notice"),
  // Each of these adds a channel for the one-time code; pages do not offer a channel that is not
  // configured.
  SMS_STATUS_KEY: longSecret.optional(),
  SMS2_URL: safeUrl.optional(),
  SMS2_KEY: secret.optional(),
  SMTP_URL: mailServer.optional(),
  MAIL_FROM: text.optional(),
  USSD_SECRET: longSecret.optional(),
  /** Without it, no files of agencies are taken or served. */
  SCANNER: scanner.optional(),
  PUSH_HOSTS: pushHosts,
  LOG_FORMAT: z.enum(["json", "pretty"], "must be json or pretty").default("json"),
});

const storeSchema = z.object({
  DATA_DIR: common.DATA_DIR,
  STORE: common.STORE,
  STORE_PASSWORD: common.STORE_PASSWORD,
});

const verifySchema = z.object({
  ...storeSchema.shape,
  /** By default, the key that `start` keeps beside the store. */
  SECRET_KEY: key.optional(),
});

const checkSchema = z.object({ SERVICES_FILE: common.SERVICES_FILE });

/** A front ends TLS. */
const frontSchema = z.object({ BASE_URL: baseUrl, SERVICES_FILE: common.SERVICES_FILE });

const commonSchema = z.object(common);
export type CommonConfiguration = z.infer<typeof commonSchema>;
export type StartConfiguration = z.infer<typeof startSchema>;
export type ServeConfiguration = z.infer<typeof serveSchema>;

/** URLs of registries and operators, and the credentials for them. */
export type OutsideSettings = Pick<
  ServeConfiguration,
  | "CIVIL_REGISTRY_URL"
  | "SIM_REGISTRY_URL"
  | "POST_REGISTRY_URL"
  | "FOREIGNER_REGISTRY_URL"
  | "COMPANY_REGISTRY_URL"
  | "CARD_REGISTRY_URL"
  | "FACE_MATCHER_URL"
  | "REGISTRY_TOKEN"
  | "SMS_URL"
  | "SMS_KEY"
  | "SMS_TEMPLATE_CODE"
  | "SMS_TEMPLATE_DESK_CODE"
  | "SMS_TEMPLATE_CONTACT"
  | "SMS_TEMPLATE_SIM_CHANGED"
  | "SMS_TEMPLATE_NOTICE"
  | "SMS_TEMPLATE_LETTER"
  | "SMS_TEMPLATE_DOSSIER"
  | "SMS_TEMPLATE_INVITATION"
  | "SMS_TEMPLATE_DESK_NEWS"
  | "SMS_TEMPLATE_DESK_NOTICE"
  | "SMS_STATUS_KEY"
  | "SMS2_URL"
  | "SMS2_KEY"
  | "SMTP_URL"
  | "MAIL_FROM"
  | "USSD_SECRET"
  | "SCANNER"
  | "PUSH_HOSTS"
>;

/** The variables that each mode reads. Its task in deno.json grants exactly these. */
export const VARIABLES = {
  start: withFileSettings(Object.keys(startSchema.shape)),
  serve: withFileSettings(Object.keys(serveSchema.shape)),
  "audit:verify": withFileSettings(Object.keys(verifySchema.shape)),
  "audit:read": withFileSettings(Object.keys(verifySchema.shape)),
  "outbox:read": withFileSettings(Object.keys(verifySchema.shape)),
  "support:read": withFileSettings(Object.keys(verifySchema.shape)),
  "support:answer": withFileSettings(Object.keys(verifySchema.shape)),
  "staff:invite": withFileSettings(Object.keys(verifySchema.shape)),
  "outbox:resume": withFileSettings(Object.keys(verifySchema.shape)),
  "outbox:replay": withFileSettings(Object.keys(verifySchema.shape)),
  "services:check": Object.keys(checkSchema.shape),
  "front:write": Object.keys(frontSchema.shape),
  "store:migrate": withFileSettings(Object.keys(storeSchema.shape)),
  "store:copy": withFileSettings(Object.keys(storeSchema.shape)),
};

/** Lists every missing or unsafe setting, one line each. */
export class ConfigurationError extends Error {
  override name = "ConfigurationError";
  constructor(readonly problems: string[]) {
    super(listProblems("Cannot start", problems));
  }
}

export function listProblems(title: string, problems: readonly string[]): string {
  return [`${title}:`, ...problems.map((problem) => `  - ${problem}`)].join("\n");
}

export const readStartConfiguration = (environment: Record<string, string>) =>
  read(startSchema, environment);
export const readServicesCheckConfiguration = (environment: Record<string, string>) =>
  read(checkSchema, environment);
export const readFrontConfiguration = (environment: Record<string, string>) =>
  read(frontSchema, environment);
export const readStoreConfiguration = (environment: Record<string, string>) =>
  read(storeSchema, environment);
export const readVerifyConfiguration = (environment: Record<string, string>) =>
  read(verifySchema, environment);

const listenSchema = z.object({
  PORT: common.PORT,
  LISTEN: serveSchema.shape.LISTEN,
  ADMIN_PORT: common.ADMIN_PORT,
  ADMIN_LISTEN: common.ADMIN_LISTEN,
  REUSE_PORT: common.REUSE_PORT,
});
/** Where `serve` listens; `undefined` if these settings are invalid. */
export const readListening = (environment: Record<string, string>) =>
  listenSchema.safeParse(withoutEmpty(environment)).data;

export const readServeConfiguration = (environment: Record<string, string>) =>
  read(serveSchema, environment);

/** An empty variable counts as unset. */
const withoutEmpty = (environment: Record<string, string>) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));

function read<T>(schema: z.ZodType<T>, environment: Record<string, string>): T {
  const set = withoutEmpty(environment);
  const result = schema.safeParse(set);
  const together = problemsTogether(set);
  if (result.success && !together.length) return result.data;
  const issues = (result.error?.issues ?? []).map(({ path, message }) => {
    const name = path.join(".");
    return name in set ? `${name} ${message}` : `${name} is missing`;
  });
  throw new ConfigurationError([...issues, ...together]);
}

/** URL of the store: `STORE`, or the file in `DATA_DIR`. */
export function storeUrl({ STORE, DATA_DIR }: { STORE?: string; DATA_DIR: string }): string {
  return STORE ?? `kv:${DATA_DIR}/panjereh.sqlite3`;
}
