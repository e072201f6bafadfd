import assert from "node:assert/strict";
import { isClaim, isCommand } from "../../../../domain/gateway/headers/claims.ts";

/** By what believes them: kept in groups, so that a missing kind is seen. */
const CLAIMS: Record<string, string> = {
  "addresses":
    "x-forwarded-for x-forwarded x-forwarded-host x-forwarded-proto x-forwarded-anything forwarded forwarded-for x-real-ip real-ip x-remote-ip x-remote-addr x-client-ip x-client-port x-cluster-client-ip cluster-client-ip client-ip true-client-ip x-true-ip x-true-client-ip x-ip x-ip-country x-source-ip x-peer-addr x-originating-ip x-custom-ip-authorization x-backend-host x-sucuri-clientip x-incap-client-ip incap-client-ip wl-proxy-client-ip x-proxyuser-ip ali-cdn-real-ip cdn-src-ip ar-real-ip http-client-ip http-x-forwarded-for via x-via x-proxy-user proxy proxy-host",
  "hosts, schemes, paths":
    "x-host host x-original-url x-original-uri x-original-host x-original-method x-rewrite-url x-url x-uri x-path x-path-prefix x-prefix x-scheme x-url-scheme x-proto x-protocol x-port x-script-name script-name x-base-url base-url x-replaced-path x-mapped-path x-ingress-path x-matched-path x-invoke-path x-server-name server-name front-end-https x-https request-uri path-info x-http-host-override x-http-destinationurl",
  "certificates":
    "x-ssl x-ssl-client-dn x-ssl-client-verify ssl-client-cert ssl-client-s-dn x-tls-client-cert x-tls-version tls-client-cert x-client-cert x-client-dn x-client-s-dn x-client-verified x-client-ssl-subject x-client-certificate client-cert client-cert-chain client-verify x-arr-clientcert x-arr-ssl x-arr-log-id x-mtls-subject x-cert-cn x-certificate x-spiffe-id x-amzn-mtls-clientcert",
  "people":
    "x-identity x-identity-level x-panjereh-level remote-user remote-name remote-email remote-groups x-remote-user x-user x-username x-user-id x-user-email x-user-groups x-user-roles x-userinfo x-email x-email-address x-mail x-group x-groups x-role x-roles x-principal x-subject x-subject-dn x-authenticated-user x-authenticated-userid x-authorized-user x-auth-user x-auth-request-user x-auth-request-email x-auth-email x-auth-name x-auth-groups x-jwt-assertion x-jwt-claim-sub x-token-subject x-id-token x-oidc-name oidc-claim-sub x-saml-uid x-sso-user x-shib-uid shib-session-id mellon-uid x-consumer-username x-credential-identifier x-anonymous-consumer impersonate-user x-impersonate-user auth-user authenticated-user user username groups email iv-user iv-groups sm-user smuser oam-remote-user osso-user-dn x-msisdn x-up-calling-line-id",
  "products":
    "x-webauth-user x-webauth-email x-pomerium-jwt-assertion x-pomerium-claim-email x-vouch-user x-vouch-idp-claims-name x-authentik-username x-authentik-meta-jwks x-authelia-user x-okta-user x-keycloak-token x-goog-authenticated-user-email x-goog-iap-jwt-assertion x-goog-anything x-appengine-user-email x-appengine-cron x-cloudscheduler x-ms-client-principal x-ms-client-principal-name x-ms-token-aad-id-token x-azure-clientip x-azure-socketip x-appgw-trace-id x-amzn-oidc-data x-amzn-oidc-identity cf-connecting-ip cf-access-jwt-assertion cf-ipcountry cloudfront-viewer-address fastly-client-ip fastly-ssl akamai-origin-hop x-akamai-edgescape x-envoy-external-address x-envoy-original-path x-kong-request x-istio-attributes x-vercel-ip-country x-nf-client-connection-ip x-now-route-matches tailscale-user-login x-middleware-subrequest x-middleware-rewrite x-accel-redirect x-accel-mapping x-sendfile x-sendfile-type x-lighttpd-send-file x-reproxy-url x-waws-unencoded-url x-nginx-proxy x-varnish x-edge-ip x-gateway-user",
  "addresses and paths, spelt otherwise":
    "x-orig-host x-orig-client-ip x-clientip clientip x-clientcert x-connecting-ip x-actual-ip x-webobjects-remote-addr x-cdn-client-ip x-lb-ip cdn-ip cdn-real-ip ns-client-ip cip rlnclientipaddr z-forwarded-for x-fwd-for x-fwd fwd x-xff xff xfcc x-requested-host x-requested-url x-request-uri x-request-url x-request-path x-request-host x-request-method x-context-path x-servlet-path x-external-url x-external-host x-public-url x-absolute-uri x-full-url x-effective-url x-vhost x-virtual-host x-http-url x-http-path-override",
  "people, by products that state attributes":
    "x-login x-loginname x-logged-in-user x-signed-in x-person-id x-national-id x-national-code x-nationalcode x-uid x-upn x-dn x-cn x-eppn x-sub x-acr x-claims x-claim-sub x-act-as x-on-behalf-of x-run-as x-sudo sudo x-admin x-is-admin x-superuser x-employee-id x-authuser x-ldap-user x-krb-user x-kerberos-user x-spnego x-openid openid x-cas-user cas-user x-adfs-user saml-subject sso-user eppn upn uid cn sn mail givenname displayname persistent-id targeted-id affiliation unscoped-affiliation entitlement ct-remote-user pubcookie-user x-session-user x-service-user x-service-account x-ident-user x-php-auth-user php-auth-user x-access-level x-assurance-level auth-type auth-subject auth-level authenticated jwt jwt-claim id-token claims x-apisix-user x-wso2-user x-tyk-user x-traefik-user x-k8s-user x-kubernetes-user",
  "methods and internals":
    "x-http-method x-http-method-override x-method x-method-override x-internal x-internal-request x-trusted x-request-id expect content-length",
};

/** What browsers and their scripts send for the application's own use. */
const OWN =
  "accept accept-language authorization cookie user-agent origin referer content-type content-encoding range if-match if-none-match x-requested-with x-csrf-token x-csrftoken x-xsrf-token x-auth-token x-auth-key x-access-token x-api-key x-user-agent x-user-lang x-client-version x-client-info x-client-name x-client-id x-app-version x-amz-date x-amz-content-sha256 x-amzn-trace-id x-ms-version x-ms-blob-type x-ms-client-request-id x-nextjs-data x-goog-api-key x-goog-upload-protocol x-inertia x-livewire x-turbo-request-id x-pjax x-socket-id x-tenant-id x-timezone x-prototype-version x-correlation-id x-b3-traceid traceparent tus-resumable upload-offset upload-length idempotency-key soapaction depth destination overwrite lock-token priority dnt save-data sec-fetch-site hx-request last-event-id x-file-name x-upload-content-length x-grpc-web grpc-timeout x-goofy x-hostname-hint x-urls x-portal x-proton x-ipod x-schema x-prefixes x-rolex x-requested-by x-login-hint x-administration x-country x-subscription x-actions x-lb x-cname x-mailchimp x-uidl cnonce snapshot mailer claimant x-personalization jwtless x-nationality";

Deno.test("isClaim: what proxies, CDNs and sign-on products say, by what believes them", () => {
  for (const [kind, names] of Object.entries(CLAIMS)) {
    for (const name of names.split(" ")) assert.equal(isClaim(name), true, `${kind}: ${name}`);
  }
});

Deno.test("isClaim: not what an application's own scripts send", () => {
  for (const name of OWN.split(" ")) assert.equal(isClaim(name), false, name);
});

Deno.test("isCommand: what a web server in front would obey", () => {
  const commands =
    "x-accel-redirect x-accel-buffering x-sendfile x-sendfile2 x-lighttpd-send-file x-reproxy-url x-envoy-immediate-health-check-fail x-middleware-rewrite x-arr-disable-session-affinity x-proxy-cache";
  for (const name of commands.split(" ")) assert.equal(isCommand(name), true, name);
  for (const name of ["x-accept", "x-send", "x-user", "x-cache"]) {
    assert.equal(isCommand(name), false, name);
  }
});
