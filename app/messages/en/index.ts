export { vi as en } from "../vi";
