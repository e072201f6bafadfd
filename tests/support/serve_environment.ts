/** The environment of `deno task serve` in tests; none of its URLs is ever called. */
export const SECRET_KEY = btoa("a".repeat(32));

/** Everything that `serve` requires, except `DATA_DIR` and the services file. */
export const COMPLETE = {
  LISTEN: "127.0.0.1",
  BASE_URL: "https://example.ir",
  SECRET_KEY,
  CIVIL_REGISTRY_URL: "https://civil.example.ir",
  SIM_REGISTRY_URL: "https://sim.example.ir",
  POST_REGISTRY_URL: "https://post.example.ir",
  FOREIGNER_REGISTRY_URL: "https://foreigners.example.ir",
  COMPANY_REGISTRY_URL: "https://companies.example.ir",
  REGISTRY_TOKEN: "token-of-the-registries",
  SMS_URL: "https://sms.example.ir",
  SMS_KEY: "key-of-the-operator",
};
