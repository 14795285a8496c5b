import { notFound, problem } from "./answer-api.server";

export function loader() {
  return problem(notFound("address"));
}
