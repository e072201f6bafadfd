import { type Mutant, mutantsOf } from "../../mutant.ts";

const at = (name: string) => `routes/gateway/${name}.ts`;
const test = (...names: string[]) => names.map((name) => `tests/routes/gateway/${name}_test.ts`);

export const mutants: Mutant[] = [
  ...mutantsOf(at("forwarding"), test("proxy", "relay"), [
    [
      `visitor?.identity.subject ?? subscriberOf(ip)`,
      `subscriberOf(ip)`,
      "People behind one ip share what one person may take",
    ],
    [
      `visitor?.identity.subject ?? subscriberOf`,
      `visitor?.sessionKey ?? subscriberOf`,
      "One person takes a share with each session",
    ],
    [
      `visitor ? await introduce(assertions, visitor, service) : []`,
      `[] as [string, string][]`,
      "A service does not learn who the visitor is",
    ],
    [
      `isReadByScript: isReadByScript(incoming)`,
      `isReadByScript: true`,
      "Nothing that has a strong ETag is compressed",
    ],
    [`identified: visitor !== null`, `identified: true`, "Public pages are kept by no cache"],
    [`identified: visitor !== null`, `identified: false`, "A person's pages are kept by caches"],
  ]),
  ...mutantsOf(at("unannounced_body"), test("unannounced_body"), [
    [`if (value.length > 0) return true;`, `return true;`, "A POST without a body is refused"],
    [`if (value.length > 0) return true;`, "", "A body over HTTP/2 is lost"],
    [`if (done) return isLate;`, `if (done) return true;`, "A POST without a body is refused"],
    [`if (done) return isLate;`, `if (done) return false;`, "A late body over HTTP/2 is lost"],
  ]),
  ...mutantsOf(at("proxy"), test("proxy"), [
    [
      `target: target.target,`,
      `target: new URL(request.url).pathname,`,
      "What is sent is not what was decided on",
    ],
    [
      `framing.kind === "none" ? null : request.body`,
      `request.body`,
      "A service gets a body that was not sent",
    ],
    [`framing.kind === "none" ? null : request.body`, `null`, "A service gets no body"],
    [
      `framing.kind === "length" ? framing.length : undefined`,
      `undefined`,
      "A service is not told how long a body is",
    ],
    [`method: request.method,`, `method: "GET",`, "Forms are sent as requests for pages"],
    [
      `person: shareOf(forwarding),`,
      `person: forwarding.client.ip,`,
      "People behind one address share what one person may take",
    ],
    [
      `signal: request.signal,`,
      `signal: new AbortController().signal,`,
      "Requests continue when their clients have left",
    ],
    [
      `upstreamHost: upstream.host,`,
      `upstreamHost: forwarding.client.host,`,
      "A service is called by the wrong name",
    ],
    [
      `keepInSession(answer, { holder: visitor ?? null, service }, openExchanges);`,
      "",
      "A stream continues after the session has ended",
    ],
  ]),
  ...mutantsOf(at("relay"), test("relay"), [
    [`answer.status > 599`, `answer.status >= 599`, "A status that is one is refused"],
    [
      `answer.abort();\n    throw new UpstreamUnavailable(\`Cannot`,
      `throw new UpstreamUnavailable(\`Cannot`,
      "The place of an answer that is none is never given back",
    ],
    [
      `answer.abort();\n    throw new UpstreamUnavailable("Cannot`,
      `throw new UpstreamUnavailable("Cannot`,
      "The place of a malformed answer is never given back",
    ],
    [
      `response.headers.append(name, value)`,
      `response.headers.set(name, value)`,
      "Of several cookies one is left",
    ],
    [`{ status: answer.status }`, `{ status: 200 }`, "A service's refusal is reported as success"],
  ]),
  ...mutantsOf(at("stream"), test("relay"), [
    [
      `SHORT = 256 * 1024`,
      `SHORT = 256 * 1024 * 1024`,
      "A long answer continues after the session has ended",
    ],
    [`lengthOf(answer) <= SHORT`, `lengthOf(answer) < SHORT`, "Short answers are watched"],
    [
      `!(answer.body instanceof ReadableStream) ||`,
      "",
      "Answers that are there already are watched",
    ],
    [
      `revoke: answer.abort,`,
      `revoke: () => {},`,
      "A stream continues after the session has ended",
    ],
    [
      `isEventStream(answer) ? answer.finish : undefined`,
      `undefined`,
      "Event streams keep the gateway from restarting",
    ],
    [
      `isEventStream(answer) ? answer.finish : undefined`,
      `answer.finish`,
      "Downloads are cut short and look whole when the gateway restarts",
    ],
    [
      `name.length === 14 && name.toLowerCase() === "content-length"`,
      `name === "content-length"`,
      "Short answers are watched",
    ],
    [`return Infinity;`, `return 0;`, "A stream continues after the session has ended"],
    [
      `service,\n    revoke`,
      `service: { ...service },\n    revoke`,
      "Streams of a service that changed continue",
    ],
  ]),
  ...mutantsOf(at("upgrade"), [...test("proxy", "refusal")], [
    [
      `!isOfHandshake(name) || name.toLowerCase() === "sec-websocket-protocol"`,
      `!isOfHandshake(name)`,
      "A client does not learn which protocol is spoken",
    ],
    [
      `!isOfHandshake(name) || name.toLowerCase() === "sec-websocket-protocol"`,
      `true`,
      "The service's answer to its handshake is reported as ours",
    ],
    [
      `maxMessage: service.limits.message,`,
      `maxMessage: Infinity,`,
      "A message of any size reaches the service",
    ],
    [
      `leftHandshakes.note(shareOf(forwarding));`,
      "",
      "One person leaves any number of connections behind",
    ],
    [
      `leftHandshakes.check(person);`,
      "",
      "One person leaves any number of connections behind, at once",
    ],
    [
      `logger.warn("A client left in a WebSocket handshake, and its connection stays", {\n            requestId,\n            service: service.id,\n          });`,
      "",
      "Connections that stay are not in the log",
    ],
    [
      `end.abort();\n      throw error;`,
      `throw error;`,
      "The place of a socket that never opened is never given back",
    ],
    [
      `target: target.target,`,
      `target: new URL(request.url).pathname,`,
      "What is asked for is not what was decided on",
    ],
    [
      `headers.filter(([name]) => !isOfHandshake(name))`,
      `headers`,
      "A service gets two handshakes in one",
    ],
    [
      `protocols,\n      person`,
      `protocols: [],\n      person`,
      "A service does not learn which protocols there are",
    ],
    [
      `signal: request.signal,`,
      `signal: new AbortController().signal,`,
      "A handshake continues when its client has left",
    ],
    [
      `if ("refusal" in answer) return relay(answer.refusal, forwarding, request.headers);`,
      `if ("refusal" in answer) return new Response(null, { status: 502 });`,
      "A service's refusal is reported as a failure",
    ],
    [
      `socket.onEnd(openExchanges.add(visitor, {`,
      `(openExchanges.add(visitor, {`,
      "Sockets that have ended are watched forever",
    ],
    [
      `revoke: () => socket.close(CLOSE.policy, "the session has ended"),`,
      `revoke: () => {},`,
      "A socket continues after the session has ended",
    ],
    [
      `drain: () => socket.close(CLOSE.goingAway, "the gateway restarts"),`,
      "",
      "Sockets keep the gateway from restarting",
    ],
    [
      `CLOSE.policy, "the`,
      `CLOSE.goingAway, "the`,
      "Pages open a socket again whose session has ended",
    ],
    [`wasActive: socket.wasActive,`, "", "A client that only uses a socket is signed out"],
    [
      `if (fault === "foreign") return problemDocument("foreign_origin", { requestId });`,
      "",
      "Another site's page is told of a version",
    ],
    [
      `if (fault === "malformed") return problemDocument("bad_request", { requestId });`,
      "",
      "A malformed handshake is told of a version",
    ],
    [
      `const headers = { "sec-websocket-version": "13" };`,
      `const headers = {};`,
      "A client does not learn which version is spoken",
    ],
  ]),
];
