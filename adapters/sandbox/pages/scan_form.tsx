export interface ScanFormProps {
  /** Path of this phone's page. */
  path: string;
  /** Public origin of the window. */
  issuer: string;
  /** The scanned text. */
  scanned?: string;
}

/**
 * The camera of a phone: opens the scanned URL at the window, in the browser in which this phone is
 * signed in.
 */
export function ScanForm({ path, issuer, scanned }: ScanFormProps) {
  const address = scanned === undefined ? undefined : addressOf(scanned, issuer);
  return (
    <section class="scan" aria-labelledby="scan">
      <h2 id="scan">دوربین</h2>
      {address && (
        <p>
          <a class="button" href={address}>باز کردن در پنجره</a>
        </p>
      )}
      {address === null && <p>این کد QR پنجره نیست.</p>}
      <form method="get" action={path}>
        <label>
          نشانی داخل کد QR یا کد دستی آن
          <input name="scan" value={scanned} dir="ltr" autocomplete="off" />
        </label>
        <button type="submit">اسکن</button>
      </form>
      <p>
        در مرورگری باز کنید که با همین شماره وارد پنجره شده است، نه در مرورگری که منتظر است.
        <small lang="en" dir="ltr">
          Open the link in a browser (profile) that is signed in with this number, not in the one
          that waits.
        </small>
      </p>
    </section>
  );
}

/**
 * The URL to open at the window; `null` if the code is not the window's. A manual code is typed
 * there.
 */
function addressOf(scanned: string, issuer: string): string | null {
  const text = scanned.trim();
  if (/^[\d۰-۹\s-]{9,}$/.test(text)) return `${issuer}/qr`;
  const url = URL.parse(text);
  const isTicket = url?.origin === issuer && /^\/qr\/[\w-]{22}$/.test(url.pathname);
  return isTicket ? issuer + url.pathname : null;
}
