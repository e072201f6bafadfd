/** The admin port, for the operations team. */
import { getLogger } from "@logtape/logtape";
import { type Health, notAllowed, plain } from "./health.ts";

const logger = getLogger(["panjereh", "admin"]);

/** Prometheus text format 0.0.4. */
const METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

export interface AdminDeps {
  health: Health;
  /** All workers' figures in Prometheus' text format. */
  metrics(): Promise<string>;
}

export function createAdmin(
  { health, metrics }: AdminDeps,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const answer = health(pathname, request.method);
    if (answer) return await answer;
    if (pathname !== "/metrics") return plain("not found", 404);
    if (request.method !== "GET" && request.method !== "HEAD") return notAllowed();
    try {
      const headers = { "content-type": METRICS_TYPE, "cache-control": "no-store" };
      return new Response(await metrics(), { headers });
    } catch (error) {
      logger.error("Cannot gather the metrics: {error}", { error: String(error) });
      return plain("cannot gather the metrics", 503);
    }
  };
}
