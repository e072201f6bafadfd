import { PEOPLE } from "../people/people.ts";
import { unfolded } from "./look.ts";

/** The first sign-in, step by step. */
export function FirstTry({ issuer }: { issuer: string }) {
  const { firstName, lastName, mobile, persona } = PEOPLE[0];
  return (
    <section class="first" aria-labelledby="first-title">
      <h2 id="first-title">از اینجا آغاز کنید</h2>
      <ol>
        <li>
          <a href={`${issuer}/login`}>پنجرهٔ ورود</a> را باز کنید و شمارهٔ {firstName} {lastName}،
          {" "}
          <bdi class="code">{mobile}</bdi>، را وارد کنید.
        </li>
        <li>
          رمز یک‌بارمصرف را از <a href={`/phones/${mobile}`}>گوشی او</a> بخوانید.
        </li>
        <li>
          کد ملی، تاریخ تولد و کد پستی را از <a href={unfolded(persona)}>کارت او</a> بردارید.
        </li>
      </ol>
      <p>
        <small lang="en" dir="ltr">
          Open the sign-in window, type the number above, read the code on the phone, then take the
          national ID, birth date and postal code from her card.
        </small>
      </p>
    </section>
  );
}
