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
  // One file more than a letter may have, so that the form itself can say so, with all that was typed.
  { path: /^\/can-bo\/tiep-nhan\/thu-moi$/, maxFiles: 31, maxFileBytes: 15 * MB, maxBytes: 470 * MB, admits: staffOnly("clerk") },
  { path: /^\/can-bo\/tiep-nhan\/nhap-thu-dien-tu$/, maxFiles: 20, maxFileBytes: 100 * MB, maxBytes: 200 * MB, admits: staffOnly("clerk") },
  { path: /^\/can-bo\/tiep-nhan\/bang$/, maxFiles: 1, maxFileBytes: 60 * MB, maxBytes: 61 * MB, admits: staffOnly("clerk") },
  { path: /^\/can-bo\/ban-tra-lai$/, maxFiles: 1, maxFileBytes: 100 * MB, maxBytes: 101 * MB, admits: staffOnly("compiler") },
  // A file of the committee's, to be compared with what was sent; only its hash is looked at.
  { path: /^\/nhan\/[\w-]{66}$/, maxFiles: 1, maxFileBytes: 200 * MB, maxBytes: 201 * MB, admits: async (_request, { rateLimit, networkAddress }) => (await rateLimit.consume("upload", networkAddress)).ok },
  {
    path: /^\/tra-cuu\/[^/]{1,40}\/\d{1,3}\/tep$/,
    // More than a comment may have, so that its page can say so.
    maxFiles: 10,
    maxFileBytes: 10 * MB,
    maxBytes: 64 * MB,
    admits: async (_request, { rateLimit, networkAddress }) => (await rateLimit.consume("upload", networkAddress)).ok,
  },
];
