import { Frame } from "./frame.tsx";

/** Where «سامانه مشارکت الکترونیکی» of the first page leads: another organisation's, here fictional. */
export function ParticipationPage({ issuer }: { issuer: string }) {
  return (
    <Frame title="سامانه مشارکت الکترونیکی" kind="home">
      <main>
        <h1>سامانه مشارکت الکترونیکی</h1>
        <p>این صفحه ساختگی است. نشانی سامانهٔ واقعی در تنظیمات پنجره می‌آید.</p>
        <p>
          <a href={issuer}>بازگشت به پنجره</a>
        </p>
      </main>
    </Frame>
  );
}
