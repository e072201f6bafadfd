/** The two ways in which an agency puts a program behind the window. */
import type { Browser } from "playwright-core";
import { launchChromium } from "../../browser/support/stage.ts";
import { startNginxProxy } from "../../front/support/proxies.ts";
import { freePort, startTestProgram, type TestProgram } from "../../support/program.ts";
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

async function openProgram({ id, service }: Application, upstream: object, port: number) {
  const program = await startTestProgram({
    port,
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
    const opened = await openProgram(application, upstream, freePort());
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
    const opened = await openProgram(application, upstream, ports.panjereh);
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

export const WAYS: readonly Way[] = [GATEWAY, forwardAuth];
