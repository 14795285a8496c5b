import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteLoaderData } from "@remix-run/react";
import { useContext, type ReactNode } from "react";
import { IntlProvider } from "use-intl/react";
import { formats, messagesOf, sourceLocale, timeZone, translator } from "./messages";
import { localeOf } from "./ui/locale-of";
import "./ui/public.css";
import "./ui/receipt.css";
import "./ui/comment.css";
import "./ui/device.css";
import "./ui/published.css";
import "./ui/search.css";
import { NonceContext } from "./ui/nonce";
import { FailurePage } from "./ui/FailurePage";

export function loader({ context }: LoaderFunctionArgs) {
  return { readerScript: context.readerScripts[context.locale], reference: context.reference, locale: context.locale };
}

export const meta: MetaFunction = ({ error, matches }) => {
  const t = translator("common", localeOf(matches));
  return [{ title: error ? t(isRouteErrorResponse(error) && error.status === 404 ? "failure.notFound" : "failure.broken") : t("portal") }];
};

/** Public pages never need it again, and the staff pages show nothing of it. */
export const shouldRevalidate = () => false;

export function Layout({ children }: { children: ReactNode }) {
  const hydrated = useMatches().some(({ handle }) => (handle as { hydrate?: boolean } | undefined)?.hydrate);
  const data = useRouteLoaderData<typeof loader>("root");
  const nonce = useContext(NonceContext);
  const locale = data?.locale ?? sourceLocale;
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {!hydrated && <Installable />}
        <Meta />
        <Links />
        {!hydrated && data && <script defer src={data.readerScript} />}
      </head>
      <body>
        <IntlProvider locale={locale} messages={messagesOf(locale)} timeZone={timeZone} formats={formats}>
          {children}
        </IntlProvider>
        {hydrated && <ScrollRestoration nonce={nonce} />}
        {hydrated && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

/** What a browser needs to keep the public pages as an application. */
function Installable() {
  return (
    <>
      <link rel="manifest" href="/manifest.webmanifest" />
      <link rel="apple-touch-icon" href="/icons/192.png" />
      <meta name="theme-color" content="#fffdf9" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#171513" media="(prefers-color-scheme: dark)" />
    </>
  );
}

export default function App() {
  return <Outlet />;
}

export const ErrorBoundary = FailurePage;
