/** Runs wrk with the cookies of many people in turn, and parses its results. */
import { find, processorTime } from "./processes.ts";

/** The server, and the people who send requests. */
export interface Target {
  port: number;
  host: string;
  /** `Cookie` headers, used in turn; one empty line sends none. */
  cookies: string[];
  /** Path and query of the page, "/" by default. */
  path?: string;
  /** Of the program that answers. */
  pid?: number;
  /** Headers of every request. */
  headers?: Readonly<Record<string, string>>;
}

/** Connections of visitors, except where a part states otherwise. */
export const CONNECTIONS = 32;

export interface Load {
  connections: number;
  seconds: number;
  /**
   * Average pause of each connection between requests, in milliseconds. Each pause is random, up to
   * twice as long: equal pauses would keep the connections in step, and each would wait for the
   * others.
   */
  rest?: number;
  /** Index of the first cookie. */
  from?: number;
}

export interface Measured {
  requests: number;
  perSecond: number;
  /** Microseconds. */
  p50: number;
  p99: number;
  /** Milliseconds at 200 shares of the requests that are equally far apart, and of the slowest. */
  times: number[];
  /** Share of requests that failed: no 2xx or 3xx, or a broken connection. */
  failures: number;
}

const SCRIPT = `
local requests, turn, rest = {}, 0, nil
function init(args)
  for cookie in io.lines(args[2]) do
    local headers = { Host = args[1], Cookie = cookie }
    for i = 6, #args, 2 do
      headers[args[i]] = args[i + 1]
    end
    requests[#requests + 1] = wrk.format("GET", args[5], headers)
  end
  rest, turn = tonumber(args[3]), tonumber(args[4])
  if rest > 0 then
    delay = function() return math.random(0, 2 * rest) end
  end
end
function request()
  turn = turn % #requests + 1
  return requests[turn]
end
function done(summary, latency)
  local errors, times = summary.errors, {}
  for i = 1, 200 do
    times[i] = latency:percentile(i / 2 - 0.25) / 1000
  end
  times[201] = latency.max / 1000
  print(string.format('{"requests":%d,"perSecond":%f,"p50":%d,"p99":%d,"times":[%s],"failures":%f}',
    summary.requests, summary.requests / summary.duration * 1e6,
    latency:percentile(50), latency:percentile(99), table.concat(times, ","),
    (errors.status + errors.connect + errors.read + errors.write + errors.timeout) / summary.requests))
end
`;

/** Apache occasionally breaks a connection when it ends a process. */
const MOST_FAILURES = 0.001;

/** Throws if wrk is not installed, or if more than an occasional connection failed. */
export async function measure(
  { port, host, cookies, path = "/", headers = {} }: Target,
  { connections, seconds, rest = 0, from = 0 }: Load,
): Promise<Measured> {
  const wrk = await find("wrk");
  if (!wrk) throw new Error("wrk is not installed (apt-get install wrk)");
  const folder = await Deno.makeTempDir({ prefix: "panjereh_wrk_" });
  try {
    await Deno.writeTextFile(`${folder}/rotate.lua`, SCRIPT);
    await Deno.writeTextFile(`${folder}/cookies`, cookies.join("\n") + "\n");
    const { stdout, success } = await new Deno.Command(wrk, {
      args: [
        ...["-t", "1", "-c", String(connections), "-d", `${seconds}s`, "--timeout", "10s"],
        ...["-s", `${folder}/rotate.lua`, `http://127.0.0.1:${port}/`],
        ...["--", host, `${folder}/cookies`, String(rest), String(from), path],
        ...Object.entries(headers).flat(),
      ],
      stderr: "inherit",
    }).output();
    const line = new TextDecoder().decode(stdout).split("\n").find((line) => line.startsWith("{"));
    if (!success || !line) throw new Error("wrk measured nothing");
    const measured: Measured = JSON.parse(line);
    if (measured.failures > MOST_FAILURES) {
      throw new Error(`${(100 * measured.failures).toFixed(1)} % of requests failed`);
    }
    return measured;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

export interface Spending extends Measured {
  /** Milliseconds of the program's processor time for each request. */
  processor: number;
}

/** The same of a target whose `pid` is known, with its processor time. */
export async function measureSpending(
  target: Target,
  load: Load,
): Promise<Spending> {
  const spent = await processorTime(target.pid!);
  const measured = await measure(target, load);
  return { ...measured, processor: (await processorTime(target.pid!) - spent) / measured.requests };
}

/**
 * The first request after a pause is slower, once; so each person makes one before being measured.
 */
export async function warmUp(target: Target): Promise<void> {
  await measure(target, { connections: CONNECTIONS, seconds: 1 });
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
