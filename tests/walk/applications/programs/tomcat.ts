/** Tomcat's own examples: a form, a session, an upload, absolute redirects, a WebSocket. */
import assert from "node:assert/strict";
import { startProcess } from "../../../../bench/gateway/processes.ts";
import type { Application, Place } from "../application.ts";
import { echoIn } from "../in_page.ts";
import { twoMegabytes } from "../uploads.ts";

const JAVA = "java";
const TOMCAT = "/usr/share/tomcat10";
const EXAMPLES = "/usr/share/tomcat10-examples/examples";

const SERVER = (port: number) =>
  `<Server port="-1">
  <Service name="Catalina">
    <Connector port="${port}" address="127.0.0.1" protocol="HTTP/1.1" />
    <Engine name="Catalina" defaultHost="localhost">
      <Host name="localhost" appBase="webapps" autoDeploy="false">
        <Valve className="org.apache.catalina.valves.RemoteIpValve"
               remoteIpHeader="X-Forwarded-For" protocolHeader="X-Forwarded-Proto"
               hostHeader="X-Forwarded-Host" portHeader="X-Forwarded-Port" />
        <Context path="/examples" docBase="${EXAMPLES}" useRelativeRedirects="false" />
      </Host>
    </Engine>
  </Service>
</Server>
`;

async function start({ folder, port, stack }: Place): Promise<void> {
  for (const name of ["conf", "logs", "temp", "webapps", "work"]) {
    await Deno.mkdir(`${folder}/${name}`);
  }
  await Deno.writeTextFile(`${folder}/conf/server.xml`, SERVER(port));
  await Deno.copyFile(`${TOMCAT}/etc/web.xml`, `${folder}/conf/web.xml`);
  const jars = ["bootstrap", "tomcat-juli"].map((jar) => `${TOMCAT}/bin/${jar}.jar`);
  const args = [
    ...["-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.awt.headless=true"],
    ...[`-Dcatalina.home=${TOMCAT}`, `-Dcatalina.base=${folder}`],
    ...[`-Djava.io.tmpdir=${folder}/temp`, "-classpath", jars.join(":")],
    ...["org.apache.catalina.startup.Bootstrap", "start"],
  ];
  stack.use(await startProcess(JAVA, { args, port }));
}

export const tomcat: Application = {
  name: "Tomcat 10.1 with its examples",
  id: "forms",
  needs: [JAVA, TOMCAT, EXAMPLES],
  itself: "`RemoteIpValve` with `hostHeader` and `portHeader`; " +
    '`useRelativeRedirects="false"`, so that its redirects are absolute',
  start,
  path: "/examples/servlets/servlet/RequestHeaderExample",
  async signedIn({ page }) {
    await page.getByText("x-identity-subject", { exact: false }).first().waitFor();
  },
  steps: {
    async form({ page, origin }) {
      const servlets = `${origin}/examples/servlets/servlet`;
      await page.goto(`${servlets}/RequestParamExample`);
      await page.fill("[name=firstname]", "Maryam");
      await page.fill("[name=lastname]", "Rezaei");
      await page.click("input[type=submit]");
      await page.getByText("Maryam").waitFor();
      await page.goto(`${servlets}/SessionExample`);
      await page.fill("form[method=POST] [name=dataname]", "case");
      await page.fill("form[method=POST] [name=datavalue]", "1405");
      await page.click("form[method=POST] input[type=submit]");
      await page.goto(`${servlets}/SessionExample`);
      await page.getByText("case = 1405").waitFor();
    },
    async upload({ page, origin }) {
      await page.goto(`${origin}/examples/servlets/nonblocking/bytecounter.html`);
      const file = twoMegabytes("case.pdf");
      await page.setInputFiles("input[type=file]", file);
      await page.locator("form[enctype='multipart/form-data'] input[type=submit]").click();
      const said = await page.locator("body").innerText();
      const bytes = Number(/\d{7}/.exec(said)?.[0]);
      assert.ok(bytes > file.buffer.length, said);
    },
    async redirect({ page, origin }) {
      const redirected = page.waitForResponse((response) => response.status() === 302);
      await page.goto(`${origin}/examples`);
      assert.equal((await redirected).headers().location, `${origin}/examples/`);
      assert.equal(page.url(), `${origin}/examples/`);
    },
    async WebSocket({ page, origin }) {
      const address = origin.replace(/^http/, "ws") + "/examples/websocket";
      for (const path of ["echoProgrammatic", "echoAnnotation"]) {
        const url = `${address}/${path}`;
        assert.match(await echoIn(page, { url, send: "سلام", part: "سلام" }), /سلام/);
      }
    },
  },
};
