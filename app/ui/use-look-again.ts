import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Reads the page's data anew while something is under way, every so many milliseconds. */
export function useLookAgain(underWay: boolean, every: number) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!underWay) return;
    const timer = setInterval(revalidate, every);
    return () => clearInterval(timer);
  }, [underWay, every, revalidate]);
}
