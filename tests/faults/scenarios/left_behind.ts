/** Case 37, with connections abandoned by clients. */
import { leaveHandshakes } from "../../support/left_handshakes.ts";
import { descriptorsOf } from "../../support/process.ts";
import { withProgram } from "../../support/running_child.ts";
import { timeToStop } from "../../support/stopping_child.ts";
import { MAX_LEFT_PER_HOUR } from "../../../domain/gateway/visitor/left_handshakes.ts";
import { type Finding, type Scenario, wait } from "../scenario.ts";

const LEFT = 40_000;
const RESET = 2_000;
/** Concurrent handshakes. */
const ABREAST = 24;
/**
 * Milliseconds until an incomplete handshake is noticed: `CLOSE_TIMEOUT` of client_end.ts, and some
 * more.
 */
const NOTICED = 11_000;
/** How many are under way when one person's hourly limit is reached. */
const MOST = MAX_LEFT_PER_HOUR + ABREAST;
/** Milliseconds. */
const STOP = 10_000;

async function leaveAndStop(): Promise<Finding[]> {
  const findings: Finding[] = [];
  await withProgram(async (running) => {
    const { child, browser, port, echo } = running;
    const cookie = `panjereh_service=${browser.cookie(echo, "panjereh_service")}`;
    const options = { port, host: new URL(echo).host, cookie, abreast: ABREAST };
    const leave = async (count: number, resetEvery: number) => {
      const before = await descriptorsOf(child.pid);
      await leaveHandshakes({ ...options, count, resetEvery });
      await wait(NOTICED);
      return Math.max(0, await descriptorsOf(child.pid) - before);
    };
    const left = await leave(LEFT, Infinity);
    findings.push({
      what:
        "WebSocket handshakes that their client leaves, at moments spread over twice their time",
      sent: LEFT,
      expected: `no more than ${MOST} connections stay`,
      got: `${left} stay`,
      lost: Math.max(0, left - MOST),
    });
    const reset = await leave(RESET, 1);
    findings.push({
      what: "the same with a reset (RST), by one person",
      sent: RESET,
      expected: `no more than ${MOST} connections stay, then this person is refused for an hour`,
      got: `${reset} stay`,
      lost: Math.max(0, reset - MOST),
    });
    const took = Math.round(await timeToStop(running));
    findings.push({
      what: "the program itself, after that",
      sent: 1,
      expected: `exit code 0 within ${STOP / 1000} s, audit log sealed and sound`,
      got: `so it was, after ${took} ms`,
      lost: took < STOP ? 0 : 1,
    });
  });
  return findings;
}

export const LEFT_BEHIND_SCENARIOS: Scenario[] = [
  { number: 37, fault: "SIGTERM after clients have left in handshakes", run: leaveAndStop },
];
