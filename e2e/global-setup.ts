import { buildIfNeeded } from "../app/cli/build";
import { startTestServer } from "../app/platform/test/server";

/** One Postgres for all journeys; each worker's portal gets a database of its own in it. */
export default async function setup() {
  await buildIfNeeded();
  const server = await startTestServer();
  process.env.E2E_POSTGRES = server.url;
  process.env.E2E_TEMPLATE = server.template;
  return () => server.stop();
}
