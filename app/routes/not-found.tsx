import { data } from "@remix-run/node";
import { FailurePage } from "~/ui/FailurePage";

export function loader() {
  throw data(null, { status: 404 });
}

export default function NotFound() {
  return null;
}

export const ErrorBoundary = FailurePage;
