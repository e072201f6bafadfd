/** Which methods an application has at a path, for `Allow` (RFC 9110 §10.2.1). */
import type { Env, Hono } from "hono";
import { TrieRouter } from "hono/router/trie-router";
import { ALLOWED_METHODS } from "../../domain/gateway/request/methods.ts";

export type MethodsAt = (path: string) => string[];

/** Of what is mounted by its method: middleware is for all of them. */
export function createMethodsAt<E extends Env>({ routes }: Pick<Hono<E>, "routes">): MethodsAt {
  const router = new TrieRouter<true>();
  for (const { method, path } of routes) {
    if (method !== "ALL") router.add(method, path, true);
  }
  const has = (method: string, path: string) => router.match(method, path)[0].length > 0;
  return (path) =>
    ALLOWED_METHODS.filter((method) => has(method === "HEAD" ? "GET" : method, path));
}
