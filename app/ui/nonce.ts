import { createContext } from "react";

/** Marks the scripts of a staff page as ours; empty in the browser. */
export const NonceContext = createContext("");
