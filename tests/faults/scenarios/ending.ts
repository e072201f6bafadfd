/** Cases 37 and 38: the program is terminated, and killed. */
// @ts-types="../../../adapters/web_socket/ws.d.ts"
import { WebSocket } from "ws";
import { killAgainAndAgain } from "../../crash/killing.ts";
import { until, within } from "../../support/waiting.ts";
import { startHttpUpstream } from "../../routes/gateway/http_upstream.ts";
import { waitUntilNotReady, withProgram } from "../../support/running_child.ts";
import { countsOf, type Finding, type Scenario } from "../scenario.ts";

/** Milliseconds: `STOP_DEADLINE` of adapters/program/stop.ts. */
const DEADLINE = 10_000;

/** Terminates it with this many requests, event streams and sockets under way. */
export async function terminate(
  { requests, streams }: { requests: number; streams: number },
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let release = () => {};
  const released = new Promise<void>((go) => release = go);
  const answer = "x".repeat(100_000);
  await using upstream = await startHttpUpstream(async (request, response) => {
    if (request.url === "/events") {
      response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: 1\n\n");
      return;
    }
    if (request.url === "/held") await released;
    response.end(answer);
  });
  // One person makes all the requests.
  const limits = { per_person: requests + streams };
  const service = { id: "target", title: { fa: "هدف" }, upstream: upstream.origin, limits };
  await withProgram(async ({ child, browser, port, echo }) => {
    const target = `http://target.localhost:${port}`;
    await browser.get(`${target}/`, { accept: "text/html" });
    const held = Array.from(
      { length: requests },
      () =>
        browser.send(`${target}/held`).then(
          ({ text }) => text === answer ? "whole" : "cut",
          String,
        ),
    );
    const events = await Promise.all(Array.from({ length: streams }, async () => {
      const { body } = await browser.stream(`${target}/events`);
      return { ended: body.text().then(() => "regular end", String) };
    }));
    const token = browser.cookie(echo, "panjereh_service")!;
    const sockets = await Promise.all(Array.from({ length: streams }, async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/socket`, [], {
        headers: { host: new URL(echo).host, origin: echo, cookie: `panjereh_service=${token}` },
      });
      const greeted = new Promise((resolve, reject) => {
        socket.on("message", resolve);
        socket.on("error", reject);
      });
      await within(greeted, "the first message");
      return { closed: new Promise<number>((resolve) => socket.on("close", resolve)) };
    }));
    await until(() => upstream.targets.filter((path) => path === "/held").length === requests);

    const began = performance.now();
    const passed = () => Math.round(performance.now() - began);
    child.kill("SIGTERM");
    await waitUntilNotReady(port);
    const notReady = passed();
    const codes = await within(Promise.all(sockets.map(({ closed }) => closed)), "all closes");
    const ends = await within(Promise.all(events.map(({ ended }) => ended)), "all events' ends");
    const told = passed();
    release();
    const answers = await Promise.all(held);
    const { code } = await child.ended();
    const ended = passed();
    findings.push(
      {
        what: "requests under way, answered after the signal",
        sent: requests,
        expected: "answered to the last byte",
        got: countsOf(answers),
        lost: answers.filter((one) => one !== "whole").length,
      },
      {
        what: "event streams",
        sent: streams,
        expected: "a regular end",
        got: `${countsOf(ends)} within ${told} ms`,
        lost: ends.filter((one) => one !== "regular end").length,
      },
      {
        what: "WebSockets",
        sent: streams,
        expected: "1001 (RFC 6455: going away)",
        got: `${countsOf(codes)} within ${told} ms`,
        lost: codes.filter((one) => one !== 1001).length,
      },
      {
        what: "the program itself",
        sent: 1,
        expected: `not ready at once, exit code 0 within ${DEADLINE / 1000} s`,
        got: `not ready after ${notReady} ms, exit code ${code} after ${ended} ms`,
        lost: code === 0 && ended < DEADLINE ? 0 : 1,
      },
    );
  }, { services: [service] });
  return findings;
}

const KILLS = 100;

export const ENDING_SCENARIOS: Scenario[] = [
  {
    number: 37,
    fault: "SIGTERM with requests, event streams and sockets in flight",
    run: () => terminate({ requests: 100, streams: 20 }),
  },
  {
    number: 38,
    fault: `kill -9 in the middle of commits, ${KILLS} times`,
    async run() {
      const { requests, codes, sessions, records } = await killAgainAndAgain(KILLS);
      return [{
        what: "forms of seven people who sign in over and over",
        sent: requests,
        expected: "no half session, no code used twice, no audit record lost",
        got: `${KILLS} kills; ${sessions} sessions, each whole and recorded once; ` +
          `${codes} accepted codes tried again, all refused; ${records} audit records`,
        lost: 0,
      }];
    },
  },
];
