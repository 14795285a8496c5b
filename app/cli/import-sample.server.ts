import fs from "node:fs/promises";
import path from "node:path";
import { extendConsultation } from "~/consultations/extend-consultation.server";
import { parseDocument } from "~/documents/parse-document";
import { timeZoneOffset } from "~/messages/instants";
import type { Database } from "~/platform/db.server";
import { importDocument } from "./import-document.server";

const REPORT = path.resolve("prisma/sample/bao-cao-chinh-tri-lai-chau-2020.txt");
const DAY = 24 * 3600 * 1000;

/**
 * At the very first start: the draft political report of Lai Châu, with its own deadline of 18/6/2020 and, unless
 * `extension` is false, a public extension of 30 days for trying the portal out. Any number of instances may call it.
 */
export async function importSample(db: Database, { extension }: { extension: boolean }, now: Date): Promise<boolean> {
  const tree = parseDocument(await fs.readFile(REPORT, "utf8"));
  return db.prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('import-sample'))`;
      if ((await tx.consultation.count()) > 0) return false;
      const imported = await importDocument(
        tx,
        tree,
        {
          slug: "bao-cao-chinh-tri-2020",
          title: "Dự thảo Báo cáo chính trị trình Đại hội đại biểu Đảng bộ tỉnh Lai Châu lần thứ XIV, nhiệm kỳ 2020 - 2025",
          organiser: "Ban Tuyên giáo Tỉnh ủy Lai Châu",
          opensAt: new Date("2020-05-18T00:00:00.000+07:00"),
          closesAt: new Date("2020-06-18T23:59:59.999+07:00"),
        },
        now,
      );
      if (!imported.ok) throw new Error(`The sample report was not imported: ${imported.reason}`);
      if (extension) {
        await extendConsultation(
          tx,
          {
            consultationId: imported.consultationId,
            closesAt: endOfDay(new Date(now.getTime() + 30 * DAY)),
            reason: "Gia hạn để chạy thử",
            signedBy: "Quản trị cổng góp ý",
            staffId: null,
          },
          now,
        );
      }
      return true;
    },
    { timeout: 60_000, maxWait: 60_000 },
  );
}

/** The last instant of the day, in Vietnam's time, that holds `instant`. */
function endOfDay(instant: Date): Date {
  return new Date(Math.floor((instant.getTime() + timeZoneOffset) / DAY) * DAY + DAY - 1 - timeZoneOffset);
}
