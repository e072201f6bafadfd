import { startSandbox } from "./mod.ts";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import chromium from "@sparticuz/chromium";
import { chromium as pw } from "playwright-core";
const { publicKey, privateKey } = await generateKeyPair("ES256");
const jwk = { ...(await exportJWK(publicKey)), kid: "k1", alg: "ES256", use: "sig" };
const js = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, () => Response.json({ keys: [jwk] }));
const issuer = "http://localhost:8000";
const sb = await startSandbox({ port: 0, agencyPort: 0, store: ":memory:", clock: { now: () => Date.now() }, issuer, jwksUri: `http://127.0.0.1:${js.addr.port}/` });
console.log(sb.origin, sb.agencyOrigin, sb.settings);
const send = (receptor: string, token: string, template = "panjereh-code") => fetch(`${sb.settings.SMS_URL}/v1/${sb.settings.SMS_KEY}/verify/lookup.json`, { method: "POST", body: new URLSearchParams({ receptor, token, template, type: "sms" }) }).then((r) => r.text());
console.log(await send("09120000001", "48213")); await send("09120000001", "0007", "panjereh-sim-changed"); await send("09120000001", "91024");
await fetch(`${sb.origin}/faults`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ target: "sim", mode: "slow", times: 3 }) }).then((r) => r.text()).then(console.log);
const tok = (aud: string, extra = {}) => new SignJWT({ acr: "2", auth_time: Math.floor(Date.now() / 1000) - 90, given_name: "سیده فاطمه‌الزهرا", family_name: "طباطبایی‌نژاد حسینی شیرازی‌اصل خراسانی", national_id: "0000011002", birthdate: "1997-03-20", phone_number: "+989120000010", ...extra }).setProtectedHeader({ alg: "ES256", kid: "k1", typ: "identity-assertion+jwt" }).setIssuer(issuer).setAudience(aud).setSubject("p-abc").setIssuedAt().setExpirationTime("60s").setJti("j1").sign(privateKey);
const browser = await pw.launch({ executablePath: await chromium.executablePath(), args: ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--no-first-run", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP *.localhost 127.0.0.1"] });
const axe = await Deno.readTextFile("node_modules/axe-core/axe.min.js");
const port = new URL(sb.agencyOrigin).port;
const pages: [string, string, string?][] = [["home", sb.origin + "/"], ["phone", sb.origin + "/phones/09120000001"], ["phone_empty", sb.origin + "/phones/09999999999"],
["ins", `http://insurance.localhost:${port}/`, await tok("insurance")], ["ins_hist", `http://insurance.localhost:${port}/history?lang=en`, await tok("insurance")], ["ins_en", `http://insurance.localhost:${port}/?lang=en`, await tok("insurance")],
["veh", `http://vehicle.localhost:${port}/`, await tok("vehicle")], ["veh_hist", `http://vehicle.localhost:${port}/history`, await tok("vehicle")], ["refused", `http://vehicle.localhost:${port}/`, await tok("insurance")], ["lobby", sb.agencyOrigin + "/"]];
for (const scheme of ["light", "dark"] as const) for (const width of [1280, 320]) {
  const ctx = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, bypassCSP: true });
  for (const [name, url, token] of pages) {
    const page = await ctx.newPage();
    page.on("console", (m) => m.type() === "error" && console.log(name, m.text()));
    if (token) await page.setExtraHTTPHeaders({ "X-Identity-Assertion": token });
    await page.goto(url);
    await page.evaluate(axe);
    const v = await page.evaluate("axe.run().then(r=>({v:r.violations.map(v=>v.id+': '+v.nodes.map(n=>n.html.slice(0,120)+n.failureSummary).join(' | ')), w: document.documentElement.scrollWidth}))") as any;
    if (v.v.length || v.w > width) console.log(scheme, width, name, v);
    if (scheme === "light" || name === "home" || name==="ins") await page.screenshot({ path: `/tmp/exp/shots/${name}_${width}_${scheme}.png`, fullPage: true });
    await page.close();
  }
  await ctx.close();
}
await browser.close(); await sb.stop(); await js.shutdown(); console.log("done");
