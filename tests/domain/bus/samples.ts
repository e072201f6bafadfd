import type { ConnectionForm } from "../../../domain/bus/connection.ts";

/** With nothing wrong in it. */
export const CONNECTION_FORM: ConnectionForm = {
  bus: "gsb",
  purpose: "استعلام عضویت",
  contactName: "سارا",
  contactPosition: "کارشناس",
  contactMobile: "09121112233",
  contactEmail: "",
  addresses: "192.0.2.1",
  userNames: "library",
};
