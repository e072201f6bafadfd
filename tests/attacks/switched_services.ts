/** Services that have opened what is closed by default, each with what it risks. */

export const OWN_NAMES = {
  "X-Remote-User": "{subject}",
  "Remote-Name": { value: "{given_name}", form: "utf8" },
  "X-WEBAUTH-EMAIL": "{subject}@citizens.example.ir",
  // Of a company, which this person does not act for.
  "X-Company": "{company_name}",
};

/** Nothing listens there: a target that is sent there gets 502. */
export const NOWHERE = "http://127.0.0.1:1";

/** @param upstream origin of the recording upstream */
export function switchedServices(upstream: string): Record<string, unknown>[] {
  const named = { attributes: ["given_name"], identity_headers: OWN_NAMES };
  return [
    { id: "exact", title: { fa: "دقیق" }, upstream, paths: "exact", methods: ["PROPFIND", "X-Y"] },
    { id: "named", title: { fa: "نامدار" }, upstream, ...named },
    { id: "asking", title: { fa: "پرسنده" }, forward_auth: { proxies: ["127.0.0.1"] }, ...named },
    {
      id: "routed",
      title: { fa: "چندراهه" },
      upstream,
      paths: "exact",
      routes: [{ prefix: "/admin/", upstream: NOWHERE }],
    },
  ];
}
