/** The tested pages of docs/stacks/, and how their commands start the service. */
import { type Started, startProcess } from "../../../bench/gateway/processes.ts";
import { outputOf } from "../../support/command.ts";

export interface Stack {
  name: string;
  page: string;
  /** Programs and paths that the machine must have. */
  needs: string[];
  /** Name of the form's field; the page lists what was sent. Without it there is no form. */
  field?: string;
  /** In the folder with the page's files. */
  start(folder: string, port: number): Promise<Started>;
}

const PHP = "php8.2";
const PYTHON = "/usr/bin/python3";
const PACKAGES = "/usr/lib/python3/dist-packages";
const TOMCAT = "/usr/share/tomcat10";

async function run(program: string, args: string[], cwd: string): Promise<void> {
  const { success, stdout, stderr } = await outputOf(program, args, { cwd });
  if (!success) throw new Error(`${program} ${args.join(" ")}: ${stderr}${stdout}`);
}

export const STACKS: readonly Stack[] = [
  {
    name: "PHP",
    page: "php.md",
    needs: [PHP],
    field: "book",
    start: (cwd, port) =>
      startProcess(PHP, { args: ["-S", `127.0.0.1:${port}`, "-t", "public"], cwd, port }),
  },
  {
    name: "Django",
    page: "django_flask.md",
    needs: [PYTHON, `${PACKAGES}/django`, `${PACKAGES}/jwt`, `${PACKAGES}/cryptography`],
    field: "note",
    async start(cwd, port) {
      await run(PYTHON, ["service.py", "migrate"], cwd);
      const args = ["service.py", "runserver", "--noreload", `127.0.0.1:${port}`];
      return await startProcess(PYTHON, { args, cwd, port });
    },
  },
  {
    name: "Flask",
    page: "django_flask.md",
    needs: [PYTHON, `${PACKAGES}/flask`, `${PACKAGES}/jwt`, `${PACKAGES}/cryptography`],
    field: "note",
    start(cwd, port) {
      const args = ["-m", "flask", "run", "--host", "127.0.0.1", "--port", String(port)];
      return startProcess(PYTHON, { args, cwd, port });
    },
  },
  {
    name: "Express",
    page: "express_spa.md",
    needs: ["node", "npm"],
    async start(cwd, port) {
      const packages = ["express@5.3.0", "jose@6.2.17", "socket.io@4.8.4"];
      await run(
        "npm",
        ["install", "--loglevel=error", "--no-audit", "--no-fund", ...packages],
        cwd,
      );
      return await startProcess("node", { args: ["server.mjs"], cwd, port });
    },
  },
  {
    name: "Tomcat",
    page: "tomcat_spring.md",
    needs: [TOMCAT, "javac", `${TOMCAT}/etc/web.xml`],
    field: "title",
    async start(cwd, port) {
      const classes = "webapps/ROOT/WEB-INF/classes";
      for (const name of [classes, "logs", "temp", "work"]) {
        await Deno.mkdir(`${cwd}/${name}`, { recursive: true });
      }
      await Deno.copyFile(`${TOMCAT}/etc/web.xml`, `${cwd}/conf/web.xml`);
      const sources = ["Assertion.java", "Json.java", "IdentityFilter.java", "HomeServlet.java"];
      const jars = `${TOMCAT}/lib/*:${TOMCAT}/bin/*`;
      await run("javac", ["-encoding", "UTF-8", "-cp", jars, "-d", classes, ...sources], cwd);
      const homes = [`-Dcatalina.home=${TOMCAT}`, `-Dcatalina.base=${cwd}`];
      const launch = ["-cp", `${TOMCAT}/bin/*`, "org.apache.catalina.startup.Bootstrap", "start"];
      return await startProcess("java", { args: [...homes, ...launch], cwd, port });
    },
  },
];
