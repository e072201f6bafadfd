/** Settings whose value is secret. Each may stand in a file, which `<NAME>_FILE` names. */
export const SECRETS = [
  "SECRET_KEY",
  "REGISTRY_TOKEN",
  "SMS_KEY",
  "SMS2_KEY",
  "SMS_STATUS_KEY",
  "SMTP_URL",
  "USSD_SECRET",
  "STORE_PASSWORD",
] as const;

export const fileSetting = (name: string) => `${name}_FILE`;

/** These settings, and those that name their files. */
export function withFileSettings(names: string[]): string[] {
  const secrets: readonly string[] = SECRETS;
  return names.flatMap((name) => secrets.includes(name) ? [name, fileSetting(name)] : [name]);
}
