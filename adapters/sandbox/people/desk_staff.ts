/**
 * Sample staff of the desk. The program has them only as production could: they are invited, choose a
 * password and connect an app, whose secret the sandbox keeps as a phone would.
 */
import { Secret, TOTP } from "otpauth";

export interface DeskStaff {
  userName: string;
  name: string;
  mobile: string;
  /** As `staff:invite` takes them. */
  roles: string[];
  /** Works for the sample agency. */
  isOfAgency: boolean;
}

/** Not a secret, like everything in the sandbox. */
export const DESK_PASSWORD = "آفتاب پنجره میز";
/** National ID of the sample agency. */
export const DESK_AGENCY = {
  companyId: "14003778990",
  name: { fa: "کتابخانهٔ تازه", en: "New library" },
};

const of = (userName: string, name: string, mobile: string, ...roles: string[]): DeskStaff => ({
  userName,
  name,
  mobile,
  roles,
  isOfAgency: !["expert", "support", "operator"].includes(roles[0]),
});

export const DESK_STAFF: readonly DeskStaff[] = [
  of("sample.manager", "رضا کریمی", "09120009001", "manager", "editor"),
  of("second.manager", "سیما راد", "09120009002", "manager"),
  of("sample.editor", "نیما پارسا", "09120009003", "editor"),
  of("sample.reader", "مینا صدری", "09120009004", "reader"),
  of("sample.keys", "کاوه امینی", "09120009005", "key_holder"),
  of("sample.expert", "پریسا نوری", "09120009006", "expert"),
  of("second.expert", "بهزاد شریفی", "09120009007", "expert"),
  of("sample.support", "لاله مرادی", "09120009008", "support"),
  of("sample.operator", "آرش کیانی", "09120009009", "operator"),
  // What one operator proposes, another approves.
  of("second.operator", "نسرین بهرامی", "09120009010", "operator"),
];

/** What the app on their phone shows. `secret` in base32. */
export const deskCode = (secret: string, now: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now });

/** The apps on their phones. */
export interface DeskApps {
  connect(userName: string, secret: string): Promise<void>;
  /** `undefined`: this member has connected none. */
  secretOf(userName: string): Promise<string | undefined>;
}

export const createDeskApps = (kv: Deno.Kv): DeskApps => ({
  async connect(userName, secret) {
    await kv.set(["desk_app", userName], secret);
  },
  secretOf: async (userName) => (await kv.get<string>(["desk_app", userName])).value ?? undefined,
});
