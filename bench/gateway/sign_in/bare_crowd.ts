/** People who make the requests of a sign-in at the program of its bound. */
import { type Crowd, crowdOf } from "./crowd.ts";
import { openPlainBrowser } from "./plain_browser.ts";
import { REQUESTS } from "./spread.ts";

export function createBareCrowd(port: number): Crowd {
  let person = 0;
  return crowdOf(async () => {
    const mine = person++;
    using browser = await openPlainBrowser({ port, address: "192.0.2.1" });
    for (let request = 0; request < REQUESTS; request++) {
      await browser.get(`/?person=${mine}&request=${request}`);
    }
  });
}
