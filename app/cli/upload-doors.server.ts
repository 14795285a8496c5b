import { findSession } from "~/auth/require-staff.server";
import type { Role } from "~/auth/roles";
import type { UploadDoor } from "~/platform/http/receive-uploads.server";

const MB = 2 ** 20;

/** Staff with one of these roles, or an administrator; the route itself refuses all others. */
const staffOnly =
  (...roles: Role[]): UploadDoor["admits"] =>
  async (request, context) => {
    const session = await findSession(request, context);
    return session !== null && [...roles, "administrator"].some((role) => session.staff.roles.includes(role as Role));
  };

/** Every address that takes files, and how much. */
export const uploadDoors: UploadDoor[] = [
  { path: /^\/can-bo\/tiep-nhan\/thu-moi$/, maxFiles: 30, maxFileBytes: 15 * MB, maxBytes: 200 * MB, admits: staffOnly("clerk") },
  { path: /^\/can-bo\/tiep-nhan\/nhap-thu-dien-tu$/, maxFiles: 20, maxFileBytes: 100 * MB, maxBytes: 200 * MB, admits: staffOnly("clerk") },
  { path: /^\/can-bo\/tiep-nhan\/bang$/, maxFiles: 1, maxFileBytes: 60 * MB, maxBytes: 61 * MB, admits: staffOnly("clerk") },
  {
    path: /^\/tra-cuu\/[^/]{1,40}\/\d{1,3}\/tep$/,
    maxFiles: 5,
    maxFileBytes: 10 * MB,
    maxBytes: 51 * MB,
    admits: async (_request, { rateLimit, networkAddress }) => (await rateLimit.consume("upload", networkAddress)).ok,
  },
];
