/** The ways in which an agency puts a program behind the window. */
import type { Browser } from "playwright-core";
import { launchChromium } from "../../browser/support/stage.ts";
import { startFront } from "../../front/support/front.ts";
import { startNginxProxy } from "../../front/support/proxies.ts";
import {
  freePort,
  startTestProgram,
  type TestProgram,
  type TestProgramOptions,
} from "../../support/program.ts";
import type { Application } from "./application.ts";

export interface Stage {
  program: TestProgram;
  browser: Browser;
  /** Where the program must listen. */
  port: number;
  origin: string;
  direct: string;
}

export interface Way {
  name: string;
  open(application: Application, folder: string, stack: AsyncDisposableStack): Promise<Stage>;
}

async function openProgram(
  { id, service }: Application,
  upstream: object,
  { port, ...options }: TestProgramOptions & { port: number },
) {
  const program = await startTestProgram({
    port,
    ...options,
    services: () => [{
      id,
      title: { fa: id },
      attributes: ["given_name", "family_name"],
      ...upstream,
      ...service,
    }],
  });
  return { program, origin: `http://${id}.localhost:${port}` };
}

export const GATEWAY: Way = {
  name: "gateway",
  async open(application, _, stack) {
    const port = freePort();
    const upstream = { upstream: `http://127.0.0.1:${port}` };
    const opened = await openProgram(application, upstream, { port: freePort() });
    stack.defer(() => opened.program.stop());
    const browser = await launchChromium();
    stack.defer(() => browser.close());
    return { ...opened, browser, port, direct: opened.origin };
  },
};

const forwardAuth: Way = {
  name: "forward-auth",
  async open(application, folder, stack) {
    const ports = { proxy: freePort(), panjereh: freePort(), agency: freePort() };
    const upstream = { forward_auth: { proxies: ["127.0.0.1"] } };
    const opened = await openProgram(application, upstream, { port: ports.panjereh });
    stack.defer(() => opened.program.stop());
    const { id, nginx } = application;
    stack.use(await startNginxProxy({ folder, service: id, ports, lines: nginx }));
    // The service's name leads to the agency's proxy, on the port that stands in its URL.
    const host = new URL(opened.origin).host;
    const browser = await launchChromium({
      args: [`--host-resolver-rules=MAP ${host} 127.0.0.1:${ports.proxy}`],
    });
    stack.defer(() => browser.close());
    const direct = `http://${id}.localhost:${ports.proxy}`;
    return { ...opened, browser, port: ports.agency, direct };
  },
};

/** As in production: TLS and HTTP/2 end at the shipped front, and the programs hear of https. */
const front: Way = {
  name: "gateway behind the front",
  async open(application, folder, stack) {
    const ports = { tls: freePort(), plain: freePort(), program: freePort() };
    const port = freePort();
    const { id } = application;
    const upstream = { upstream: `http://127.0.0.1:${port}` };
    const { program } = await openProgram(application, upstream, {
      port: ports.program,
      baseUrl: `https://localhost:${ports.tls}`,
      environment: { TRUSTED_PROXIES: "127.0.0.1" },
    });
    stack.defer(() => program.stop());
    await Deno.mkdir(`${folder}/front`);
    stack.use(await startFront({ folder: `${folder}/front`, ports, services: [id] }));
    // Its certificate is made for the walk.
    const browser = await launchChromium({ args: ["--ignore-certificate-errors"] });
    stack.defer(() => browser.close());
    const origin = `https://${id}.localhost:${ports.tls}`;
    return { program, browser, port, origin, direct: origin };
  },
};

export const WAYS: readonly Way[] = [GATEWAY, front, forwardAuth];
