import { type Mutant, mutantsOf } from "../mutant.ts";

const at = (name: string) => `adapters/upstream/${name}.ts`;
const test = (...names: string[]) => names.map((name) => `tests/adapters/upstream/${name}_test.ts`);

export const mutants: Mutant[] = [
  ...mutantsOf(at("admission"), test("admission"), [
    [
      `share >= limits.per_person`,
      `share > limits.per_person`,
      "One person has one stream more than their share",
    ],
    [`shares.set(person, share + 1);`, "", "One person may take all streams of a service"],
    [
      `if (share === 0) shares.delete(person);\n    else shares.set(person, share);`,
      `shares.delete(person);`,
      "One stream that ends gives back everything of a person",
    ],
    [
      `streams >= limits.streams`,
      `streams > limits.streams`,
      "One more stream is open than there may be",
    ],
    [`streams++;`, "", "Streams are not counted"],
    [`streams--;`, "", "The place of a stream is never given back"],
    [
      `openStream(person);\n          release(person);`,
      `release(person);`,
      "Event streams are not counted",
    ],
    [
      `release(person);\n          release = closeStream;`,
      `release = closeStream;`,
      "An event stream holds a request's place forever",
    ],
    [`release = closeStream;`, "", "An event stream gives back what it no longer has"],
    [
      `leave: () => release(person)`,
      `leave: () => {}`,
      "The place of a request is never given back",
    ],
    [
      `leave: () => closeStream(person)`,
      `leave: () => {}`,
      "The place of a socket is never given back",
    ],
  ]),

  ...mutantsOf(at("turns"), test("turns"), [
    [
      `Math.min(limits.per_person, limits.requests)`,
      `limits.per_person`,
      "Who fills a small service alone is told that it is busy",
    ],
    [
      `Math.min(limits.per_person, limits.requests)`,
      `limits.requests`,
      "One person may take the whole service",
    ],
    [
      `person.underWay < share`,
      `person.underWay <= share`,
      "One person has one request more than their share",
    ],
    [`free--;`, "", "More requests are under way than there may be"],
    [`free++;`, "", "The place of a request is never given back"],
    [`person.underWay--;`, "", "The share of a request is never given back"],
    [
      `person.waiting.size >= limits.per_person_queue`,
      `person.waiting.size > limits.per_person_queue`,
      "One more of a person's requests waits than may",
    ],
    [`line.size >= limits.queue`, `line.size > limits.queue`, "One more person waits than may"],
    [
      `isDue(person) && !line.has(person) && line.size`,
      `isDue(person) && line.size`,
      "A person with a place in the queue is told that it is full",
    ],
    [
      `isDue(person) && !line.has(person) && line.size`,
      `!line.has(person) && line.size`,
      "A full queue refuses those who wait for themselves only",
    ],
    [`limits.wait * SECOND`, `60 * SECOND`, "A turn is waited for longer than the service allows"],
    [
      `limits.per_person_wait * SECOND`,
      `limits.wait * SECOND`,
      "A person's own large files end their page's wait",
    ],
    [
      `signal.addEventListener("abort", leave, { once: true });`,
      "",
      "A client that has left is waited for",
    ],
    [
      `waiting.refuse(signal.reason)`,
      `waiting.refuse(busy("left"))`,
      "A client that has left counts as refused",
    ],
    [`person.waiting.delete(waiting);`, "", "Who has left keeps their place in the queue"],
    [
      `if (person.waiting.size > 0) return;\n      leaveLine(person);`,
      `leaveLine(person);`,
      "One part of a page that is no longer wanted takes the others' place with it",
    ],
    [
      `if (person.waiting.size > 0) return;\n      leaveLine(person);`,
      `if (person.waiting.size > 0) return;`,
      "A person without a waiting request gets a slot",
    ],
    [
      `if (person.waiting.size > 0 && isDue(person)) join(person);`,
      `if (person.waiting.size > 0) join(person);`,
      "One person gets more than their share from the queue",
    ],
    [
      `if (person.waiting.size > 0 && isDue(person)) join(person);`,
      "",
      "After a turn a person waits forever for the next",
    ],
    [
      `if (person.waiting.size > 0) join(person);\n      else`,
      "",
      "Who waits for themselves waits forever",
    ],
    [
      `if (line.has(person)) return;\n    line.add(person);`,
      `line.add(person);`,
      "Timers are left behind",
    ],
    [
      `const RETRY_AFTER = 5;`,
      `const RETRY_AFTER = 500;`,
      "People are told to come back much later than they could",
    ],
  ]),

  ...mutantsOf(at("failure"), test("failure"), [
    ...["CONNECT_FAILED", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND"].map(
      (code): [string, string, string] => [
        `  "${code}",\n`,
        "",
        `Another address is not tried after ${code}`,
      ],
    ),
    [`"CONNECT_TIMEOUT",\n]`, `]`, "Another address is not tried where one does not answer"],
    [
      `["CONNECT_TIMEOUT", "ANSWER_TIMEOUT", "IDLE_TIMEOUT", "ETIMEDOUT"]`,
      `["CONNECT_TIMEOUT", "ANSWER_TIMEOUT", "ETIMEDOUT"]`,
      "Silence is reported as a broken service",
    ],
    [
      `["CONNECT_TIMEOUT", "ANSWER_TIMEOUT", "IDLE_TIMEOUT", "ETIMEDOUT"]`,
      `["CONNECT_TIMEOUT", "IDLE_TIMEOUT", "ETIMEDOUT"]`,
      "A slow service is reported as a broken one",
    ],
    [
      `"MALFORMED_REQUEST", "DESTROYED"`,
      `"MALFORMED_REQUEST"`,
      "A restart opens the breakers of all services",
    ],
    [
      `"MALFORMED_REQUEST", "DESTROYED"`,
      `"DESTROYED"`,
      "A client's malformed body opens a service's breaker",
    ],
    [
      `error instanceof RequestBodyFailed || `,
      "",
      "Clients that break off open a service's breaker",
    ],
    [
      `error instanceof RequestTooLarge ||`,
      "",
      "Clients that send too much open a service's breaker",
    ],
    [`error instanceof UpstreamBusy || `, "", "A full service opens its own breaker"],
    [` || error instanceof DOMException`, "", "Clients that leave open a service's breaker"],
    [` || cause instanceof UpstreamTimeout`, "", "A slow socket is reported as a broken service"],
    [`cause instanceof UpstreamFailed && cause.fault`, `false`, "The log names the wrong endpoint"],
    [
      `error.code !== "CONNECT_FAILED"`,
      `true`,
      "The log does not say why there is no connection",
    ],
    [
      `codeOf(error) === "CONNECTION_CLOSED"`,
      `codeOf(error) !== "CONNECT_FAILED"`,
      "A request is repeated that was answered in nonsense",
    ],
  ]),

  ...mutantsOf(at("endpoints"), test("endpoints"), [
    [`endpoint === without || `, "", "The endpoint that has just failed is tried again"],
    [`!endpoint.healthy || `, "", "An endpoint is asked that says it cannot serve"],
    [` || !endpoint.breaker.admits`, "", "An endpoint is asked that has failed too often"],
    [
      `endpoint.busy < chosen.busy`,
      `endpoint.busy > chosen.busy`,
      "The busiest endpoint gets the next request",
    ],
    [`turn = (turn + 1) % endpoints.length;`, "", "Of two equal endpoints one gets everything"],
    [`counted.clear();`, "", "A person's failure counts once forever"],
    [`breaker.state !== "closed" || `, "", "A try that fails leaves the breaker waiting forever"],
    [`!isTheirs(cause) || `, "", "What is the client's own fault is held against them later"],
    [
      ` || isUnreached(cause)) throw cause;`,
      `) throw cause;`,
      "A dead address is tried forever by one person",
    ],
    [
      `if (counted.has(person)) throw new Repeated("Not counted", { cause });`,
      "",
      "One person can have a service left alone",
    ],
    [`counted.add(person);`, "", "One person can have a service left alone"],
    [
      `isTry ? inTime(exchange, patience) : exchange`,
      `exchange`,
      "A client that sends slowly keeps everybody else waiting after a pause",
    ],
    [
      `isTry ? inTime(exchange, patience) : exchange`,
      `inTime(exchange, patience)`,
      "Slow answers open the breaker",
    ],
    [
      `if (error instanceof Inconclusive) return await exchange!;`,
      "",
      "A slow try fails for the request that made it",
    ],
    [
      `if (error instanceof Repeated) throw error.cause;`,
      "",
      "A client that fails again is told nonsense",
    ],
    [
      `endpoints.filter(({ healthy }) => healthy)`,
      `endpoints.filter(() => true)`,
      "People are told to come back to an address that cannot serve",
    ],
    [
      `Math.min(...pauses)`,
      `Math.max(...pauses)`,
      "People are told to come back later than they could",
    ],
    [
      `pauses.length ? Math.min(...pauses) : RETRY_AFTER`,
      `Math.min(...pauses)`,
      "People are told to come back after Infinity seconds",
    ],
  ]),

  ...mutantsOf("adapters/network/breaker.ts", ["tests/adapters/network/breaker_test.ts"], [
    [`failures = 5`, `failures = 6`, "A target that fails is asked once more"],
    [`pause = 10_000`, `pause = 100_000`, "A target is left alone for minutes"],
    [`handleWhen(isFailure)`, `handleWhen(() => true)`, "Any error opens a breaker"],
    [
      `Date.now() >= openedAt + pause`,
      `Date.now() > openedAt + pause`,
      "A target is left alone for longer than it must be",
    ],
    [
      `policy.state === CircuitState.Open && Date.now() >= openedAt + pause`,
      `Date.now() >= openedAt + pause`,
      "All wait for the one try of a target that is slow",
    ],
    [`policy.onBreak(() => openedAt = Date.now());`, "", "An open breaker admits everybody"],
    [`Math.max(1, `, `Math.max(0, `, "People are told to come back at once, in a loop"],
    [`Math.ceil(`, `Math.floor(`, "People are told to come back a second too early"],
  ]),

  ...mutantsOf("adapters/network/guarded_lookup.ts", [
    "tests/adapters/network/guarded_lookup_test.ts",
  ], [
    [
      `addresses.some(({ address }) => isForbidden(address))`,
      `addresses.every(({ address }) => isForbidden(address))`,
      "A name of which one address is forbidden is connected to (DNS rebinding)",
    ],
    [
      `addresses.some(({ address }) => isForbidden(address))`,
      `isForbidden(addresses[0].address)`,
      "Only the first address of a name is looked at",
    ],
    [`addresses.length === 0 || `, "", "A name without an address ends the program"],
    [
      `if (options.all) return callback(null, addresses);`,
      "",
      "Sockets that ask for every address get one",
    ],
    [`if (error) return callback(error, "");`, "", "A name that does not exist ends the program"],
  ]),

  ...mutantsOf(at("health_check"), test("health_check"), [
    [
      `status >= 200 && status < 400`,
      `status > 200 && status < 400`,
      "An answer of 200 counts as wrong",
    ],
    [`status >= 200 && status < 400`, `status >= 200 && status <= 400`, "An error counts as right"],
    [`status >= 200 && status < 400`, `status < 400`, "Any answer below 400 counts as right"],
    [`answer === isHealthy ? 0 : contrary + 1`, `contrary + 1`, "Wrong answers add up over days"],
    [
      `contrary < (isHealthy ? options.unhealthy : options.healthy)`,
      `contrary <= (isHealthy ? options.unhealthy : options.healthy)`,
      "One answer more is needed than configured",
    ],
    [
      `isHealthy ? options.unhealthy : options.healthy`,
      `options.unhealthy`,
      "An address is healthy again too soon or too late",
    ],
    [`contrary = 0;\n    onChange`, `onChange`, "An address flaps between healthy and not"],
    [`if (stopped.signal.aborted) return;`, "", "A stopped check makes an address unhealthy"],
    [`if (checking) return;`, "", "A slow address is asked again and again at once"],
    [`.finally(() => checking = false)`, "", "After the first check no other follows"],
    [
      `clearInterval(timer);\n    stopped.abort();`,
      `stopped.abort();`,
      "Addresses of a former service are asked forever",
    ],
    [
      `clearInterval(timer);\n    stopped.abort();`,
      `clearInterval(timer);`,
      "A question under way holds the program's end up",
    ],
    [
      `AbortSignal.any([stopped.signal, AbortSignal.timeout(interval)])`,
      `stopped.signal`,
      "An address that is silent counts as healthy forever",
    ],
    [`check(endpoint);\n        return await`, `return await`, "A forbidden endpoint is asked"],
    [
      `onChange: (healthy) => endpoint.healthy = healthy,`,
      `onChange: () => {},`,
      "Health checks change nothing",
    ],
    [
      `["host", host]`,
      `["host", "localhost"]`,
      "A server with several names is asked about another",
    ],
  ]),

  ...mutantsOf(at("request_body"), test("request_body"), [
    [`bytes > maxBytes`, `bytes >= maxBytes`, "A body of the size that a service takes is refused"],
    [`bytes += value.length;`, `bytes = value.length;`, "A body of any size passes in small parts"],
    [
      `setTimeout(giveUp, idle)`,
      `setTimeout(giveUp, 1000 * idle)`,
      "A client that sends nothing holds a place for hours",
    ],
    [
      `.finally(() => clearTimeout(patience))`,
      "",
      "A slow upstream is mistaken for a client that stalls",
    ],
    [
      `if (isSilent) throw new RequestBodyFailed("Cannot read the body of the request: it stalls");`,
      "",
      "Half a body is sent as a whole",
    ],
    [
      `signal.addEventListener("abort", cancel, { once: true });`,
      "",
      "A client's silent body is waited for after the answer",
    ],
    [`signal.throwIfAborted();`, "", "Half a body is sent as a whole after the client has left"],
    [
      `throw new RequestBodyFailed("Cannot read the body of the request", { cause });`,
      `throw cause;`,
      "A client that breaks off opens the service's breaker",
    ],
    [`await cancel();\n`, "", "A body that is too large is read to its end"],
  ]),

  ...mutantsOf(at("response_body"), test("response_body"), [
    [`BUFFER = 64 * 1024`, `BUFFER = 128 * 1024`, "A slow reader costs twice the memory"],
    [`PIECE = 256`, `PIECE = 0`, "Answers in single bytes fill the memory"],
    [
      `sink.desiredSize! <= 0`,
      `sink.desiredSize! < 0`,
      "The upstream is held back a piece too late",
    ],
    [`exchange.pause();`, `{}`, "A slow reader's answer fills the memory"],
    [`exchange.resume();`, "", "An answer stops forever once its reader was slow"],
    [
      `exchange.abort(new DOMException(String(reason ?? "Cancelled"), "AbortError"));`,
      "",
      "An answer continues at the upstream when its reader has left",
    ],
    [
      `for (const chunk of early) controller.enqueue(chunk);`,
      "",
      "What came with the head is lost",
    ],
    [`if (failure !== undefined) throw failure;`, "", "Half a response is reported as complete"],
    [
      `early.length === 1 ? early[0] as Uint8Array<ArrayBuffer> : Buffer.concat(early)`,
      `early[0] as Uint8Array<ArrayBuffer>`,
      "Only the first part of a short answer is told",
    ],
    [
      `leave(() => fail(""));`,
      `leave(end);`,
      "Half a response is reported as complete when the session ends",
    ],
    [`leave(end);`, `leave(() => fail(""));`, "Event streams break off when the gateway restarts"],
    [
      `tell();\n    exchange.abort`,
      `exchange.abort`,
      "A reader waits forever when the session ends",
    ],
    [
      `exchange.abort(new DOMException("The gateway has ended the exchange", "AbortError"));`,
      "",
      "Streams of ended sessions continue at the upstream",
    ],
  ]),

  ...mutantsOf(at("exchange"), test("exchange", "service_upstream"), [
    [`signal.throwIfAborted();`, "", "A request is sent for a client that has left"],
    [`status === 205 || `, "", "A 205 passes on a body that it cannot have"],
    [`over?.abort();`, "", "A client's body is read after everything has ended"],
    [`onEnd();\n    for`, `for`, "An address counts as busy forever"],
    [`for (const tell of listeners) tell();`, "", "Places of answers are never given back"],
    [
      `if (ended) listener();\n      else listeners.push(listener);`,
      `listeners.push(listener);`,
      "The place of a short answer is never given back",
    ],
    [
      `const settle = () => signal.removeEventListener("abort", abort);`,
      `const settle = () => {};`,
      "An answer is broken off by a signal that is for its head",
    ],
    [
      `signal.addEventListener("abort", abort, { once: true });`,
      "",
      "The upstream works for a client that has left",
    ],
    [
      `body?.fail(translate(error, origin));\n      end();`,
      `end();`,
      "Half an answer hangs forever",
    ],
    [`reject(error);\n      body`, `body`, "A request that fails is never answered"],
    [`body?.end();\n      end();`, `end();`, "An answer never ends"],
    [`body?.end();\n      end();`, `body?.end();`, "The place of an answer is never given back"],
    [`abort: () => body?.abort(),`, `abort: () => {},`, "Streams of ended sessions continue"],
    [
      `else control.abort(new DOMException("The answer must not have a body", "AbortError"));`,
      "",
      "A place is held by a body that is not read",
    ],
  ]),

  ...mutantsOf(at("service_upstream"), ["tests/routes/gateway/routes_test.ts"], [
    [
      `return route ? routed[routes.indexOf(route)] : rest;`,
      `return rest;`,
      "Routes have no effect",
    ],
    [
      `routed[routes.indexOf(route)]`,
      `routed[0]`,
      "The first route gets what another one is for",
    ],
  ]),
  ...mutantsOf(at("service_upstream"), test("service_upstream"), [
    [
      `if (isEventStream(answer)) place.becomeStream();`,
      "",
      "Event streams hold the places of requests",
    ],
    [
      `answer?.abort();\n        place.leave();`,
      `place.leave();`,
      "A stream that was refused continues at the upstream",
    ],
    [
      `answer?.abort();\n        place.leave();\n        throw error;`,
      `answer?.abort();\n        throw error;`,
      "The place of a request that failed is never given back",
    ],
    [`answer.onEnd(place.leave);`, "", "The place of an answer is never given back"],
    [
      `} catch (error) {\n        place.leave();\n        throw error;\n      }\n    },\n\n    // Of its`,
      `} catch (error) {\n        throw error;\n      }\n    },\n\n    // Of its`,
      "The place of a socket that failed is never given back",
    ],
    [
      `const place = admission.stream(request.person);\n      try {`,
      `const place = admission.stream("");\n      try {`,
      "One person's sockets take everybody's share",
    ],
  ]),

  ...mutantsOf(at("endpoint_group"), test("service_upstream"), [
    ...["GET", "HEAD"].map((method): [string, string, string] => [
      `"${method}", `,
      "",
      `A ${method} that met a closing connection fails`,
    ]),
    [`, "OPTIONS"]`, `]`, "An OPTIONS that met a closing connection fails"],
    ...["POST", "PUT", "PATCH", "DELETE"].map((method): [string, string, string] => [
      `"OPTIONS"]`,
      `"OPTIONS", "${method}"]`,
      `${method} is sent twice when a connection breaks off`,
    ]),
    [`body === null && `, "", "A body that is already consumed is sent again as none"],
    [`onEnd: () => endpoint.busy--,`, `onEnd() {},`, "An endpoint counts as busy forever"],
    [
      `endpoint.busy++;\n      return answer;\n    };\n    return`,
      `return answer;\n    };\n    return`,
      "A slow endpoint gets as much as a quick one",
    ],
    [
      `isMissed || (isBroken(error) && isRepeatable(request))`,
      `isBroken(error) && isRepeatable(request)`,
      "A dead address fails every second request",
    ],
    [
      `isMissed || (isBroken(error) && isRepeatable(request))`,
      `isMissed || isBroken(error)`,
      "Payments are sent twice",
    ],
    [
      `isMissed || (isBroken(error) && isRepeatable(request))`,
      `isMissed`,
      "A closing connection fails its next request",
    ],
    [
      `choose(first) ?? (isMissed ? undefined : first)`,
      `choose(first)`,
      "A closing connection of the only address fails its next request",
    ],
    [`underWay.add(open);`, "", "A socket continues when the gateway stops"],
    [
      `endpoint.busy--;\n          onEnd();`,
      `onEnd();`,
      "An endpoint counts as busy forever",
    ],
    [
      `endpoint.busy--;\n          onEnd();`,
      `endpoint.busy--;`,
      "The place of a socket is never given back",
    ],
    [
      `endpoint.busy++;\n          const open`,
      `const open`,
      "An endpoint with a thousand sockets gets the next request",
    ],
    [
      `await Promise.all(endpoints.map(({ pool }) => pool.close()));`,
      "",
      "Requests under way at a former service are not waited for",
    ],
    [`for (const open of underWay) open.abort();`, "", "A socket continues when the gateway stops"],
    [
      `for (const { pool } of endpoints) pool.destroy();`,
      "",
      "An answer continues when the gateway stops",
    ],
  ]),

  ...mutantsOf(at("endpoint_group"), ["tests/routes/gateway/upstream_ip_test.ts"], [
    [
      `check(endpoint);\n      const answer`,
      `const answer`,
      "A forbidden endpoint is connected to",
    ],
  ]),
  ...mutantsOf(at("endpoint_group"), ["tests/http/gateway/service_failure_test.ts"], [
    [
      `if (!endpoint) throw circuitOpen(endpoints);`,
      `if (!endpoint) throw new Error("none");`,
      "A service with open circuits is reported as a fault of the gateway",
    ],
  ]),

  ...mutantsOf(at("service_upstream"), ["tests/routes/gateway/limits_test.ts"], [
    [
      `request.length !== undefined && request.length > limits.body`,
      `false`,
      "A body that is too large is read before it is refused",
    ],
    [
      `request.length > limits.body`,
      `request.length >= limits.body`,
      "A body of the size that a service takes is refused",
    ],
  ]),

  ...mutantsOf(at("service_upstreams"), test("service_upstreams"), [
    ...["upstream", "routes", "upstream_host", "tls", "limits", "breaker"].map(
      (name): [string, string, string] => [
        `JSON.stringify([upstream, routes, upstream_host, tls, limits, breaker, health])`,
        `JSON.stringify([${
          ["upstream", "routes", "upstream_host", "tls", "limits", "breaker", "health"]
            .filter((one) => one !== name).join(", ")
        }])`,
        `A change of ${name} has no effect until a restart`,
      ],
    ),
    [
      `limits, breaker, health])`,
      `limits, breaker])`,
      "A change of health has no effect until a restart",
    ],
    [
      `if (entry?.settings !== settings) {`,
      `if (!entry) {`,
      "A change of an address has no effect until a restart",
    ],
    [
      `for (const upstream of fresh) upstream.destroy();`,
      "",
      "Services that were refused are asked about their health forever",
    ],
    [
      `if (next.get(id) !== entry) retire(entry);`,
      "",
      "Connections of former services are kept forever",
    ],
    [
      `if (next.get(id) !== entry) retire(entry);`,
      `retire(entry);`,
      "A change of one service ends the others",
    ],
    [`kept = next;`, "", "A former upstream is never closed"],
    [
      `if (entry.isFormer) retire(entry);`,
      "",
      "Connections that a late request opens are kept forever",
    ],
    [
      `for (const timer of leaving.values()) clearTimeout(timer);`,
      "",
      "The program waits ten seconds after it has stopped",
    ],
    [
      `for (const upstream of leaving.keys()) upstream.destroy();`,
      "",
      "Work under way at a former service continues after the stop",
    ],
    [
      `for (const { upstream } of kept.values()) upstream?.destroy();`,
      "",
      "Work under way continues after the stop",
    ],
    [
      `service.upstream !== undefined`,
      `true`,
      "An agency that forwards by itself keeps the program from starting",
    ],
  ]),

  ...mutantsOf(at("connection"), [
    "tests/routes/gateway/tls_test.ts",
    "tests/routes/gateway/upstream_ip_test.ts",
    ...test("service_upstream"),
  ], [
    [
      `service.upstream_host ?? new URL(origin).host`,
      `new URL(origin).host`,
      "A server with several names is asked for another",
    ],
    [
      `service.upstream_host ?? new URL(origin).host`,
      `service.upstream_host ?? new URL(service.upstream[0]).host`,
      "Forms are refused, because Origin is not what the upstream hears as its name",
    ],
    [
      `servername: certificateName(service),`,
      `servername: new URL(origin).hostname,`,
      "Anybody with a certificate of the public name may be the upstream",
    ],
    [
      `upstream_host ? \`https://\${upstream_host}\` : upstream[0]`,
      `upstream[0]`,
      "A certificate of the address' name is asked for where Host says another",
    ],
    [`if (!forbidden.has(endpoint)) return;`, `return;`, "A forbidden endpoint is connected to"],
    [
      `isIP(host) !== 0 && isForbidden(host)`,
      `isIP(host) === 4 && isForbidden(host)`,
      "A forbidden IPv6 address is connected to",
    ],
    [
      `const lookup = createGuardedLookup(isForbidden);`,
      `const lookup = createGuardedLookup(() => false);`,
      "A name of a forbidden address is connected to",
    ],
  ]),
];
