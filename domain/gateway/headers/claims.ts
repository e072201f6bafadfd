/**
 * Headers by which proxies, CDNs and sign-on products tell servers behind them about the client, the
 * person and the original request. Sent by a client they are mere claims (CVE-2025-64484,
 * CVE-2026-40575), and some server believes each of them. What browsers' scripts send for an
 * application of its own passes: `X-Auth-Token`, `X-Access-Token`, `X-Client-Version`
 * (docs/decisions/0185).
 */

/** `x-` and one of these: a part of a name, or with `$` all of it. */
const WITH_X = [
  // Addresses, hosts, schemes and paths of the original request.
  "forward|fwd|xff|xfcc|orig(?:in|-)|rewrit|overrid|upstream|real|remote|true-|cluster-|source-|peer-|via$|host$|url$|url-scheme|uri$",
  "request(?:ed)?-(?:uri|url|path|host|method|target)|(?:external|public|absolute|full|effective)-(?:url|uri|host)",
  "scheme$|proto(?:col)?$|port$|prefix$|path$|path-|script-name|base-|replaced-path|mapped-path",
  "context-path|servlet-path|vhost$|virtual-host|webobjects-|actual-|connecting-ip|cdn-(?:client|real|ip)|lb-ip",
  "ingress-|matched-path|invoke-|server-(?:name|port)|ip(?:$|-|addr)|custom-ip|backend-|request-id$",
  "wap-|up-(?:calling|subno|devcap)|nokia-|h3g-|drutt-|vodafone-|jinny-|msp-|mdn$|network-info|coming-from",
  // The connection to the client, and its certificate.
  "ssl|tls|https|mtls|cert|spiffe",
  "client-?(?:ip|addr|host|port|scheme|proto|cert|dn|s-dn|i-dn|verif|ssl|tls|subject|issuer|serial|san|fingerprint|user|principal|identity|geo|real)",
  // The person.
  "identity|panjereh|user(?!-(?:agent|lang|locale|time|tz))|email|mail$|groups?(?:$|-)|roles?(?:$|-)|permissions?$",
  "principal|subject(?:$|-)|userinfo|jwt|token-|id-?token|oidc|saml|sso-|shib|consumer-|credential-",
  "uid$|upn$|eppn|dn$|cn$|sub$|acr$|amr$|claims?(?:$|-)|person(?:$|-)|national-?(?:id|code)|employee-|session-user|service-(?:user|account)",
  "login(?:$|-?name|-user)|logged-in|signed-in|admin$|is-admin|superuser|act(?:ing)?-as|on-behalf|run-as|sudo|access-level|assurance-level",
  "nid$|ssn$|dob$|phone$|mobile$|(?:given|family|first|last|full|display)-?name$|idp(?:$|-)|citizen|actor|caller(?:$|-)|requester|preferred-|birth|is-(?:staff|super|auth)|staff$|verified|loa$|aal$|ial$",
  "(?:oauth-)?scopes?$|become$|masquerade|entitlements?$|privileges?$|bypass|skip-auth|no-auth|authz|anonymous-consumer|authuser|auth-(?!token$|key$)|authenticated|authorized|authn|webauth|impersonate|fida(?:$|-)|delegate(?:$|-)",
  // Products.
  "accel|sendfile|lighttpd|reproxy|envoy|istio|kong-|nginx|haproxy|varnish|proxy|gateway-|edge-",
  "cas-|adfs-|ldap-|krb-|kerberos|spnego|openid|apisix-|wso2-|tyk-|traefik-|k8s-|kubernetes-|ident-user|php-auth",
  "cf-(?:proxy|forward)|pomerium|vouch|authentik|authelia|okta|ory-|keycloak|teleport|tailscale|middleware|now-",
  "vercel|nf-|arr-|azure|appgw|3scale-|rapidapi-(?!key$|host$)|mashape-|siteminder|iisnode|waws|was-|ms-(?:client-principal|token|proxy)|amzn-(?:oidc|mtls|cf|request-?context|lambda|apigateway)",
  "endpoint-api-|litespeed|goog-(?!api-|upload-|meta-)|appengine|cloudscheduler|cloudtasks|apigateway|akamai|sucuri|incap|fastly|bluecoat",
  // Secrets by which a server behind knows its proxy.
  "(?:shared|cdn|origin|internal)-secret",
  // Other methods than the one that was judged, and internal requests.
  "http-(?:method|path|url|host|destinationurl|x-)|method(?:$|-)|(?:[a-z]+-)+method$|(?:http-)?verb$|internal(?:$|-)|trusted|debug-user",
];

/** Names without `x-`. */
const PLAIN = [
  "forwarded|fwd|xff$|xfcc$|z-forwarded-for|proxy|via$|expect$|host$|content-length$|remote-|real-ip|front-end-|base-url|redirect-",
  "client-?(?:ip|cert|dn|verify|subject)|ip(?:$|-addr)|userip$|came-from$|coming-from$|l5d-|cip$|rlnclientip|ns-client|cdn-(?:ip|real|client)|ssl-|tls-|cluster-client|true-|cf-|cloudfront-|fastly-|akamai-",
  "incap-|ali-|cdn-src|ar-real|wl-proxy|http-|auth-(?:user|request|name|email|type|subject|level)|authenticated",
  "cas-|saml|sso-|openid|php-auth|ct-remote-user|pubcookie|eppn|upn$|uid$|cn$|sn$|mail$|givenname$|displayname$",
  "jwt(?:$|-)|affiliation|unscoped-|entitlement|persistent-id|targeted-id|claims?$|id-token|sudo$|run-as",
  "identity(?:$|-)|national-?(?:id|code|number)|citizen-|ssn$|loa$|caller(?:$|-)|geoip-|preferred-|logon-|remoteuser",
  "oidc-|oam-|osso-|mellon-|shib|iv-|sm-?user|sm-(?:univ|server|auth|trans)|user(?:-?(?:name|id))?$|groups?$|email$|impersonate-",
  "tailscale-|teleport-|on-behalf-of$|ngrok-|ajp-|script-name$|path-info$|path-translated$|request-uri$|server-",
];

/**
 * What ends so, or has this part, says it whatever product comes first: the subscriber that a mobile
 * operator adds, `…-user`, `…-ip`.
 */
const ANYWHERE = [
  "msisdn|imsi$|imei$|subscriber-?(?:id|number)|calling-?(?:line|number)|(?:^|-)clid$|(?:phone|mobile|national)-number",
  "(?<!^sec-fetch)-(?:user(?:-?(?:name|id|email))?|ip(?:-?address|-?addr|v[46])?|logon-?id|remote-addr|geoip-country)$",
];

const CLAIM = new RegExp(`^(?:x-(?:${WITH_X.join("|")})|${PLAIN.join("|")})|${ANYWHERE.join("|")}`);

/** @param name in lower case */
export const isClaim = (name: string): boolean => CLAIM.test(name);

/**
 * Commands to a web server in front, which would read a file or another URL for the client, or be
 * steered by them. @param name in lower case
 */
export const isCommand = (name: string): boolean => COMMAND.test(name);

const COMMAND =
  /^x-(?:accel|sendfile|lighttpd|litespeed|reproxy|envoy|middleware|arr-|proxy|panjereh)/;
