/** Checks that a contender works correctly before it is measured. */
import { request } from "undici";
import type { Target } from "../wrk.ts";

/**
 * A signed-in person gets the page; if strangers must be refused, they are, and the agency learns
 * the identity. Throws otherwise.
 */
export async function prove(target: Target, { refuses }: { refuses: boolean }): Promise<void> {
  const [cookie] = target.cookies;
  const page = await get(target, "/", cookie);
  if (page.text.length !== 1024) {
    throw new Error(`a person got status ${page.status} and ${page.text.length} bytes`);
  }
  if (!refuses) return;
  const stranger = await get(target, "/");
  if (stranger.status < 300) throw new Error(`a stranger got status ${stranger.status}`);
  const seen = await get(target, "/seen", cookie);
  if (!seen.text) throw new Error("the agency was not told who is there");
}

async function get({ port, host }: Target, path: string, cookie?: string) {
  const { statusCode, body } = await request(`http://127.0.0.1:${port}${path}`, {
    headers: { host, ...cookie && { cookie } },
  });
  return { status: statusCode, text: await body.text() };
}
