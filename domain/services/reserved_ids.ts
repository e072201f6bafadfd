/**
 * Host names that no service may have: those of Panjereh's own hosts, today or later, and those that
 * people, browsers and mail servers take for the state's or for the whole domain's.
 */
export const RESERVED_IDS: ReadonlySet<string> = new Set([
  // Panjereh's own, and what its pages might be taken for.
  ...["sso", "api", "files", "desk", "my", "static", "admin"],
  ...["id", "auth", "login", "signin", "openid", "oauth", "account"],
  // The domain's.
  ...["www", "mail", "smtp", "imap", "pop", "mx", "ns", "ns1", "ns2", "ftp", "localhost"],
  ...["autoconfig", "autodiscover", "mta-sts", "openpgpkey", "wpad", "isatap"],
  // Addresses to which certificates are sent (CA/Browser Forum Baseline Requirements §3.2.2.4.4).
  ...["administrator", "webmaster", "hostmaster", "postmaster"],
]);

/** Follows the ID in the message. */
export const RESERVED = "is reserved: no service may have this host";
