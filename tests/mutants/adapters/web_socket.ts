import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/web_socket/${name}.ts`;

export const mutants: Mutant[] = [
  ...mutantsOf(at("join"), ["tests/adapters/web_socket/join_test.ts"], [
    [
      `bytesOf(message) > maxMessage`,
      `bytesOf(message) >= maxMessage`,
      "A message of the size that a service takes ends its socket",
    ],
    [
      `new TextEncoder().encode(message).length`,
      `message.length`,
      "Persian messages may be twice as long",
    ],
    [
      `if (bytesOf(message) > maxMessage) return close(CLOSE.tooBig, "message too big");`,
      "",
      "A message of any size reaches the service",
    ],
    [
      `upstream.waiting > MAX_QUEUED`,
      `upstream.waiting >= MAX_QUEUED`,
      "A socket ends before it must",
    ],
    [
      `if (upstream.waiting > MAX_QUEUED) close(CLOSE.tryAgainLater, "the service does not keep up");`,
      "",
      "A client fills the memory of the gateway",
    ],
    [
      `client.waiting > HIGH`,
      `client.waiting >= HIGH`,
      "The service is held back before it must be",
    ],
    [
      `if (client.waiting > HIGH_WATER_MARK) pauseUpstream();`,
      "",
      "A service fills the memory of the gateway",
    ],
    [
      `if (client.waiting > LOW_WATER_MARK) return;`,
      `if (client.waiting >= LOW_WATER_MARK) return;`,
      "A socket stays held back",
    ],
    [
      `if (client.waiting > LOW_WATER_MARK) return;`,
      "",
      "A service is let go while its client does not keep up",
    ],
    [`checking ??= setInterval`, `checking = setInterval`, "Timers stay behind for slow clients"],
    [
      `checking = undefined;\n      upstream`,
      `upstream`,
      "A socket that was held back twice stops forever",
    ],
    [
      `client.onEnd(() => clearInterval(checking));`,
      "",
      "A timer stays behind for each client that left",
    ],
    [`active = true;\n`, "", "A client that only uses a socket is signed out"],
    [`active = false;\n      return`, `return`, "A session never ends while a socket is open"],
    [
      `if (code === undefined) upstream.abort();`,
      `if (code === undefined) upstream.close(1000, "");`,
      "A client that has gone is reported as one that closed regularly",
    ],
    [
      `client.close(CLOSE.badGateway, "the service has gone")`,
      `client.abort()`,
      "A client does not learn that the service has gone",
    ],
    [`else client.close(code, reason);`, "", "A client is not told that the service has closed"],
    [
      `client.onEnd(() => upstream.onEnd(listener));`,
      `client.onEnd(listener);`,
      "A socket counts as closed while the service's end is open",
    ],
    [
      `client.close(code, reason);\n    upstream.close(code, reason);`,
      `client.close(code, reason);`,
      "The service's end stays open when a session ends",
    ],
    [
      `client.close(code, reason);\n    upstream.close(code, reason);`,
      `upstream.close(code, reason);`,
      "The client's end stays open when a session ends",
    ],
  ]),
  ...mutantsOf(at("keep_alive"), ["tests/adapters/web_socket/keep_alive_test.ts"], [
    [
      `if (!answered) return socket.terminate();`,
      "",
      "A socket whose other side is dead is kept forever",
    ],
    [`answered = false;`, "", "A socket whose other side is dead is kept forever"],
    [`socket.on("pong", () => answered = true);`, "", "Every socket ends after a minute"],
    [`socket.ping();`, "", "Every socket ends after a minute"],
    [
      `return () => clearInterval(timer);`,
      `return () => {};`,
      "A timer stays behind for each socket",
    ],
  ]),
  ...mutantsOf(at("upstream_end"), [
    "tests/routes/gateway/web_socket_test.ts",
    "tests/adapters/upstream/service_upstream_test.ts",
  ], [
    [`request.path = target;`, "", "A target reaches the service in another spelling"],
    [
      `followRedirects: false,`,
      `followRedirects: true as false,`,
      "Credentials follow a service's redirect",
    ],
    [`maxPayload: limits.message,`, "", "A message of any size reaches the client"],
    [
      `maxPayload: limits.message,`,
      `maxPayload: limits.message - 1,`,
      "A message of the size that a service takes ends its socket",
    ],
    [`handshakeTimeout: timeLimit,`, "", "A silent service is waited for, forever"],
    [
      `const abort = () => socket.terminate();`,
      `const abort = () => {};`,
      "A handshake continues when its client has left",
    ],
    [
      `if (signal.aborted) return reject(signal.reason);`,
      "",
      "Clients that leave open a service's breaker",
    ],
    [
      `late ? new UpstreamTimeout("Upstream did not answer in time", { cause: error }) : error`,
      `error`,
      "A silent service is reported as a broken one",
    ],
    [`socket.pause();\n    resolve`, `resolve`, "What a service says at once is lost"],
    [`else socket.resume();`, "", "A socket delivers nothing"],
    [
      `if (close) listener.onClose(...close);`,
      `if (close) {}`,
      "A client does not learn of a close that came before it listened",
    ],
    [
      `close = code === CLOSE.abnormal ? [] : [`,
      `close = [`,
      "A client is told that a service that has gone closed regularly",
    ],
    [
      `ended = true;\n    stopPinging();`,
      `stopPinging();`,
      "The place of a socket that ends at once is never given back",
    ],
    [`stopPinging();\n    if`, `if`, "A timer stays behind for each socket"],
    [
      `if (tooBig) close = [CLOSE.tooBig, "message too big"];\n    else close`,
      `close`,
      "A client does not learn that a message was too big",
    ],
    [
      `listener?.onClose(...close);`,
      "",
      "A client does not learn that the service has gone",
    ],
    [`onEnds.forEach((tell) => tell());`, "", "The place of a socket is never given back"],
    [
      `if (isSendable(code)) socket.close(code, reason);\n      else socket.close();`,
      `socket.close(code, reason);`,
      "A meaningless close code ends the program",
    ],
    [
      `isBinary ? data : new TextDecoder().decode(data)`,
      `data`,
      "Text reaches the client as bytes",
    ],
    [
      `index % 2 ? [] : [[name, rawHeaders[index + 1]]]`,
      `index % 2 || name === "Set-Cookie" ? [] : [[name, rawHeaders[index + 1]]]`,
      "A socket's service sets no cookie",
    ],
    [`status: answer.statusCode,`, `status: 502,`, "A service's refusal is reported as another"],
    [
      `onEnd: (listener) => answer.once("close", listener),`,
      `onEnd() {},`,
      "The place of a refused socket is never given back",
    ],
  ]),
];
